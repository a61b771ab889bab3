File reports = new File(basedir, 'target/reports')
assert reports.list().sort() as List == ['txguard.sarif', 'txguard.txt']
assert new File(reports, 'txguard.txt').text.startsWith('src/main/java/it/Job.java:10: [TXG002] ')
assert new File(reports, 'txguard.sarif').text.contains('"ruleId": "TXG002"')
assert new File(basedir, 'build.log').text.contains('[WARNING] src/main/java/it/Job.java:10: [TXG002] ')

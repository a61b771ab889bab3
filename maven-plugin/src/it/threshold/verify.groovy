String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] src/main/java/it/Job.java:11: [TXG002] ')
assert !log.contains('it/legacy/Job.java')
assert log.contains('1 finding: 1 critical')

String log = new File(basedir, 'build.log').text
assert log =~ /txguard-maven-plugin:.*:check \(default\)/
assert log.contains('No findings.')
assert new File(basedir, 'target/txguard/txguard.json').text.contains('"findings": []')
assert new File(basedir, 'target/txguard/txguard.sarif').isFile()

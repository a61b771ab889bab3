String log = new File(basedir, 'build.log').text
assert log.contains('Checking api, infra, core, app as one program.')
assert log.count('[ERROR] infra/src/main/java/infra/SlowGateway.java:8: [TXG002] ') == 2
assert log.contains('transaction of Orders.place') && log.contains('transaction of Jobs.run')
assert !log.contains('Job.run ') && !log.contains('Jobs.java:10: ') && !log.contains('ENCODING')
assert !log.contains('not valid')
String json = new File(basedir, 'target/txguard/txguard.json').text
assert json.count('"rule": "TXG002"') == 2
assert json.contains('"complete": true')
assert new File(basedir, 'target/txguard/txguard.sarif').isFile()
assert ['api', 'infra', 'core', 'app', 'legacy'].every { !new File(basedir, it + '/target/txguard').exists() }

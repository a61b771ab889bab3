String log = new File(basedir, 'build.log').text
assert log.count('[ERROR] infra/src/main/java/infra/SlowGateway.java:8: [TXG002] ') == 3
assert !log.contains('class path')
assert new File(basedir, 'core/target/txguard/txguard.json').text.contains('"rule": "TXG002"')
assert new File(basedir, 'infra/target/txguard/txguard.json').text.contains('"findings": []')

String log = new File(basedir, 'build.log').text
assert log.count(': [TXG002] ') == 1
assert log.contains('[WARNING] infra/src/main/java/infra/SlowGateway.java:8: [TXG002] ')
assert new File(basedir, 'core/target/txguard/txguard.json').text.contains('"rule": "TXG002"')
assert ['api', 'infra', 'app'].every {
    new File(basedir, it + '/target/txguard/txguard.json').text.contains('"findings": []')
}

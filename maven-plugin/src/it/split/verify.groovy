import groovy.json.JsonSlurper

def findings = { String file -> new JsonSlurper().parse(new File(basedir, file)).findings }
def apart = findings('app/target/txguard/txguard.json')
assert apart.size() == 1
assert apart[0].sink.file == 'infra/src/main/java/infra/SlowGateway.java'
assert apart[0].transaction.file == 'core/src/main/java/core/Orders.java'
assert apart == findings('target/txguard/txguard.json')

assert new File(basedir, 'core/target/core-1-txguard-summary.tgs').bytes.length > 0

String log = new File(basedir, 'build.log').text
assert log.count('[TXG002]') == 1
assert log.count('The whole build is checked when its last module is: app.') == 4
assert log.indexOf('[TXG002]') > log.lastIndexOf('maven-jar-plugin:')
assert new File(basedir, 'target/txguard/txguard.json').text.contains('"rule": "TXG002"')
assert !new File(basedir, 'app/target/txguard').exists()

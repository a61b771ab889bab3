String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] payments/src/main/java/payments/Gateway.java:5: [TXG002] ')
assert log.contains('shop/src/main/java/shop/Orders.java:12')
assert !log.contains('class path is missing')
String json = new File(basedir, 'shop/target/txguard/txguard.json').text
assert json.contains('"file": "payments/src/main/java/payments/Gateway.java"')
assert new File(basedir, 'payments/target/txguard/txguard.json').text.contains('"findings": []')
assert !new File(basedir, 'target/txguard').exists()

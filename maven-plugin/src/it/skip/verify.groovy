assert new File(basedir, 'build.log').text.contains('txguard.skip is set')
assert !new File(basedir, 'target/txguard').exists()

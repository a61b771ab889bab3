String log = new File(basedir, 'build.log').text
assert log.contains('txguard.failOn: there is no severe, only never, any, blocker, critical, major, minor, info')

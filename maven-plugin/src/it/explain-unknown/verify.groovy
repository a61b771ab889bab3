String log = new File(basedir, 'build.log').text
assert log.contains('No method is called Job.rum; perhaps:')
assert log.contains('it.Job#run(')

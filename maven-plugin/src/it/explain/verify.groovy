String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] it.Job#run(Connection)  src/main/java/it/Job.java:8')
assert log.contains('[INFO] 1 transaction reaches it')
assert log.contains('11: CountDownLatch.await [')
assert log.contains('reported as TXG002 for Job.run')

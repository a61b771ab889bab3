String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] src/main/java/it/Job.java:10: [TXG002] ')
assert log =~ /src.main.java.it.Job.java:8 +Job.run opens the transaction/
assert log.contains('src/main/java/it/Job.java:10  Job.run calls Thread.sleep')
assert log.contains('What to do: ')
assert log.contains('TxGuard found 1 transaction that waits for something other than the database')
assert !log.contains('Exception:')

package it;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

class Job {
    void run(Connection connection) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        connection.prepareStatement("update job set state = 'busy'").executeUpdate();
        new CountDownLatch(1).await();
        connection.commit();
    }
}

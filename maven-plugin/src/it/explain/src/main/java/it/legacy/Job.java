package it.legacy;

import java.sql.Connection;
import java.sql.SQLException;

class Job {
    void run(Connection connection) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        connection.prepareStatement("update job set state = 'busy'").executeUpdate();
        Thread.sleep(5000);
        connection.commit();
    }
}

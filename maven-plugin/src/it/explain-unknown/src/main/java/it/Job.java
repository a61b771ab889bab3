package it;

import java.sql.Connection;
import java.sql.SQLException;

class Job {
    void run(Connection connection) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        connection.prepareStatement("update job set state = 'done'").executeUpdate();
        connection.commit();
        connection.close();
        Thread.sleep(5000);
    }
}

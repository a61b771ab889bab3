package legacy;

import infra.SlowGateway;
import java.sql.Connection;

// Hält die Verbindung. This module is skipped.
class Job {
    void run(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        connection.prepareStatement("update job set state = 1").executeUpdate();
        new SlowGateway().charge();
        connection.commit();
    }
}

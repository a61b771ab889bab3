package app;

import infra.SlowGateway;
import java.sql.Connection;

class Jobs {
    void run(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        connection.prepareStatement("update job set state = 1").executeUpdate();
        Thread.sleep(10); // txguard: TXG002 short
        new SlowGateway().charge();
        connection.commit();
    }
}

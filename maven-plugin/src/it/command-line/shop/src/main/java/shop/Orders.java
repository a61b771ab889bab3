package shop;

import java.sql.Connection;
import payments.Gateway;

class Orders {
    private final Gateway gateway = new Gateway();

    void place(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        connection.prepareStatement("insert into orders values (1)").executeUpdate();
        gateway.charge();
        connection.commit();
    }
}

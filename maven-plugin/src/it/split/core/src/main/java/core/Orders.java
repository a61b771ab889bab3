package core;

import api.Gateway;
import java.sql.Connection;

public class Orders {
    private final Gateway gateway;

    public Orders(Gateway gateway) {
        this.gateway = gateway;
    }

    public void place(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        connection.prepareStatement("insert into orders values (1)").executeUpdate();
        gateway.charge();
        connection.commit();
    }
}

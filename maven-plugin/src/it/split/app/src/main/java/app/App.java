package app;

import core.Orders;
import infra.SlowGateway;
import java.sql.DriverManager;

class App {
    public static void main(String[] arguments) throws Exception {
        new Orders(new SlowGateway()).place(DriverManager.getConnection(arguments[0]));
    }
}

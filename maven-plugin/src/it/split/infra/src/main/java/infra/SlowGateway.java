package infra;

import api.Gateway;

public class SlowGateway implements Gateway {
    @Override
    public void charge() throws InterruptedException {
        Thread.sleep(5000);
    }
}

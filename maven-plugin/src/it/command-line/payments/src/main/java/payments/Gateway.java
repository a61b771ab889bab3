package payments;

public class Gateway {
    public void charge() throws InterruptedException {
        Thread.sleep(5000);
    }
}

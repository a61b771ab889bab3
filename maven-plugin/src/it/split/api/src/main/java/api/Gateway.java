package api;

public interface Gateway {
    void charge() throws InterruptedException;
}

package com.example.shop.warehouse;

import com.example.shop.partner.PartnerSettings;
import com.example.shop.partner.PartnerUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
class HttpWarehouse implements Warehouse {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;

    HttpWarehouse(PartnerSettings partners) {
        this.address = partners.warehouse();
    }

    @Override
    public void announce(String orderNumber) {
        post("/announcements/" + orderNumber);
    }

    @Override
    public void release(String orderNumber) {
        post("/releases/" + orderNumber);
    }

    @Override
    public void handOver(String orderNumber) {
        post("/handovers/" + orderNumber);
    }

    private void post(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                throw new PartnerUnavailableException("The warehouse said " + answer.statusCode() + " to " + path);
            }
        } catch (IOException e) {
            throw new PartnerUnavailableException("The warehouse did not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerUnavailableException("Interrupted while asking the warehouse", e);
        }
    }
}

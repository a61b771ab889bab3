package com.example.shop.stock;

import com.example.shop.outbox.Outbox;
import com.example.shop.partner.PartnerSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClient;

@Service
public class StockReplenishment {
    private final ProductRepository products;
    private final Outbox outbox;
    private final RestClient http;
    private final URI supplier;

    StockReplenishment(
            ProductRepository products, Outbox outbox, RestClient.Builder builder, PartnerSettings partners) {
        this.products = products;
        this.outbox = outbox;
        this.supplier = partners.supplier();
        this.http = builder.baseUrl(supplier).build();
    }

    @Transactional
    public void reorder(String sku) {
        Product product = products.findBySku(sku).orElseThrow();
        http.post().uri("/orders/{sku}", sku).retrieve().toBodilessEntity(); // waits while the transaction is open
        product.reordered();
    }

    @Transactional
    public void reorderLater(String sku) {
        Product product = products.findBySku(sku).orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(URI.create(supplier + "/orders/" + sku))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(); // fine: built, not sent
        outbox.add("supplier-order", request.method() + " " + request.uri());
        product.reordered();
    }
}

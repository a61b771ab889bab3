package com.example.shop.stock;

import com.example.shop.partner.PartnerSettings;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
class SupplierApi {
    private final RestClient http;

    SupplierApi(RestClient.Builder builder, PartnerSettings partners) {
        this.http = builder.baseUrl(partners.supplier()).build();
    }

    BigDecimal priceOf(String sku) {
        return http.get().uri("/prices/{sku}", sku).retrieve().body(BigDecimal.class);
    }
}

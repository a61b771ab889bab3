package com.example.shop.payment;

import com.example.shop.partner.PartnerSettings;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The HTTP side of the payment provider. */
@Component
class ProviderApi {
    private final RestClient http;

    ProviderApi(RestClient.Builder builder, PartnerSettings partners) {
        this.http = builder.baseUrl(partners.payment()).build();
    }

    Receipt post(String path, String idempotencyKey, Object body) {
        RestClient.ResponseSpec answer = http.post()
                .uri(path)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve(); // nothing is sent before somebody asks for the body
        return answer.body(Receipt.class);
    }
}

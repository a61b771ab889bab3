package com.example.shop.orders;

import com.example.shop.partner.PartnerSettings;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClient;

@Component
class FraudScreening {
    private final RestClient http;

    FraudScreening(RestClient.Builder builder, PartnerSettings partners) {
        this.http = builder.baseUrl(partners.fraud()).build();
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean isTrustworthy(String number, BigDecimal total) {
        Verdict verdict = http.get()
                .uri("/verdicts/{number}?total={total}", number, total)
                .retrieve()
                .body(Verdict.class);
        return verdict != null && verdict.trustworthy();
    }

    private record Verdict(boolean trustworthy) {}
}

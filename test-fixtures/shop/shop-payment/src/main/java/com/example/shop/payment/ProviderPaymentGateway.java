package com.example.shop.payment;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;

@Component
class ProviderPaymentGateway implements PaymentGateway {
    private final ProviderApi api;

    ProviderPaymentGateway(ProviderApi api) {
        this.api = api;
    }

    @Override
    public Receipt charge(Charge charge) {
        return api.post("/charges", charge.idempotencyKey(), charge);
    }

    @Override
    public Receipt refund(String chargeId, BigDecimal amount) {
        return api.post("/refunds", "refund-" + chargeId, new Refund(chargeId, amount));
    }

    private record Refund(String chargeId, BigDecimal amount) {}
}

package com.example.shop.billing;

import com.example.shop.orders.PurchaseOrder;
import com.example.shop.payment.Charge;
import com.example.shop.payment.PaymentGateway;
import com.example.shop.payment.Receipt;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class OrderBilling {
    private final PaymentGateway payments;

    OrderBilling(PaymentGateway payments) {
        this.payments = payments;
    }

    void bill(PurchaseOrder order) {
        // a new key at each attempt: the provider cannot know that it is the same order
        String key = UUID.randomUUID().toString();
        Receipt receipt = payments.charge(new Charge(key, order.getCustomer().getCardToken(), order.getTotal()));
        order.paid(receipt.chargeId());
    }
}

package com.example.shop.billing;

import com.example.shop.payment.Charge;
import com.example.shop.payment.PaymentGateway;
import com.example.shop.payment.Receipt;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads in one short transaction, charges without any, writes in another; the key makes a repetition harmless. */
@Component
public class BillingJobFixed {
    private final BillingLedger ledger;
    private final PaymentGateway payments;

    BillingJobFixed(BillingLedger ledger, PaymentGateway payments) {
        this.ledger = ledger;
        this.payments = payments;
    }

    @Scheduled(cron = "${shop.billing.fixed-cron}")
    public void billDueOrders() {
        for (DueOrder order : ledger.dueOrders()) {
            Charge charge = new Charge("order-" + order.number(), order.cardToken(), order.total());
            Receipt receipt = payments.charge(charge); // fine: the transaction has ended
            ledger.markPaid(order.number(), receipt.chargeId());
        }
    }
}

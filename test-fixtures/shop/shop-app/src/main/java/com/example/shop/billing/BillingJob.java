package com.example.shop.billing;

import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.OrderStatus;
import com.example.shop.orders.PurchaseOrder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The job as it was on the night of the incident: one transaction from the first order to the last, and the
 * payment provider in the middle of it. {@link BillingJobFixed} does the same work in short transactions.
 */
@Component
public class BillingJob {
    private final OrderRepository orders;
    private final OrderBilling billing;

    BillingJob(OrderRepository orders, OrderBilling billing) {
        this.orders = orders;
        this.billing = billing;
    }

    @Scheduled(cron = "${shop.billing.cron}")
    @Transactional
    public void billDueOrders() {
        for (PurchaseOrder order : orders.findByStatus(OrderStatus.DUE)) {
            billing.bill(order); // waits while the transaction is open
        }
    }
}

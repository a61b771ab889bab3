package com.example.shop.billing;

import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.OrderStatus;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The database side of billing. */
@Service
class BillingLedger {
    private final OrderRepository orders;

    BillingLedger(OrderRepository orders) {
        this.orders = orders;
    }

    @Transactional(readOnly = true)
    public List<DueOrder> dueOrders() {
        return orders.findByStatus(OrderStatus.DUE).stream().map(DueOrder::of).toList();
    }

    @Transactional
    public void markPaid(String number, String chargeId) {
        orders.findByNumber(number).orElseThrow().paid(chargeId);
    }
}

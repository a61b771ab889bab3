package com.example.shop.billing;

import com.example.shop.orders.PurchaseOrder;
import java.math.BigDecimal;

/** What billing needs to know of an order, detached from the database. */
record DueOrder(String number, String cardToken, BigDecimal total) {

    static DueOrder of(PurchaseOrder order) {
        return new DueOrder(order.getNumber(), order.getCustomer().getCardToken(), order.getTotal());
    }
}

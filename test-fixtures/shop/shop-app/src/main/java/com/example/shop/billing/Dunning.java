package com.example.shop.billing;

import com.example.shop.mail.CustomerMails;
import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.OrderStatus;
import com.example.shop.orders.PurchaseOrder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Dunning {
    private final OrderRepository orders;
    private final CustomerMails mails;

    Dunning(OrderRepository orders, CustomerMails mails) {
        this.orders = orders;
        this.mails = mails;
    }

    public void remindAll() {
        orders.findByStatus(OrderStatus.DUE).forEach(this::remind);
    }

    @Transactional // has no effect on a private method
    private void remind(PurchaseOrder order) {
        if (orders.existsById(order.getId())) {
            mails.reminder(order.getCustomer().getEmail(), order.getNumber()); // fine: no transaction at all
        }
    }
}

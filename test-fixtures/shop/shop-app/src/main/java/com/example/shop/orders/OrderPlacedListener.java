package com.example.shop.orders;

import com.example.shop.mail.CustomerMails;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class OrderPlacedListener {
    private final CustomerMails mails;

    OrderPlacedListener(CustomerMails mails) {
        this.mails = mails;
    }

    @Async
    @TransactionalEventListener
    void thank(OrderPlaced event) {
        mails.orderConfirmed(event.email(), event.number()); // fine: after the commit, in a thread of its own
    }
}

package com.example.shop.receipts;

import com.example.shop.mail.CustomerMails;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

@Component
public class ReceiptSender {
    private final CustomerMails mails;

    ReceiptSender(CustomerMails mails) {
        this.mails = mails;
    }

    @Async
    public void send(String email, String orderNumber) {
        mails.receipt(email, orderNumber);
    }
}

package com.example.shop.mail;

/** Mails to customers. */
public interface CustomerMails {

    void orderConfirmed(String address, String orderNumber);

    void receipt(String address, String orderNumber);

    void reminder(String address, String orderNumber);
}

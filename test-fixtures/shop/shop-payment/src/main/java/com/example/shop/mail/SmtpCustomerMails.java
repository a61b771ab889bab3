package com.example.shop.mail;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

@Component
class SmtpCustomerMails implements CustomerMails {
    private final JavaMailSender mailSender;

    SmtpCustomerMails(JavaMailSender mailSender) {
        this.mailSender = mailSender;
    }

    @Override
    public void orderConfirmed(String address, String orderNumber) {
        send(address, "Your order " + orderNumber, "Thank you, your order is on its way.");
    }

    @Override
    public void receipt(String address, String orderNumber) {
        send(address, "Receipt for " + orderNumber, "We have received your payment.");
    }

    @Override
    public void reminder(String address, String orderNumber) {
        send(address, "Open payment for " + orderNumber, "Please check your card.");
    }

    private void send(String address, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("shop@example.com");
        message.setTo(address);
        message.setSubject(subject);
        message.setText(text);
        mailSender.send(message);
    }
}

package com.example.shop.orders;

import com.example.shop.customers.Customer;
import com.example.shop.customers.CustomerRepository;
import com.example.shop.mail.CustomerMails;
import com.example.shop.outbox.Outbox;
import com.example.shop.receipts.ReceiptSender;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {
    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final CustomerMails mails;
    private final ReceiptSender receipts;
    private final FraudScreening fraud;
    private final LoyaltyProgramme loyalty;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    OrderService(
            OrderRepository orders,
            CustomerRepository customers,
            CustomerMails mails,
            ReceiptSender receipts,
            FraudScreening fraud,
            LoyaltyProgramme loyalty,
            Outbox outbox,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.customers = customers;
        this.mails = mails;
        this.receipts = receipts;
        this.fraud = fraud;
        this.loyalty = loyalty;
        this.outbox = outbox;
        this.events = events;
    }

    @Transactional
    public String place(String email, BigDecimal total) {
        Customer customer = customers.findByEmail(email).orElseThrow();
        PurchaseOrder order =
                orders.save(new PurchaseOrder(UUID.randomUUID().toString().substring(0, 8), customer, total));
        outbox.add("order-placed", order.getNumber()); // fine: only a row, the relay sends it later
        events.publishEvent(new OrderPlaced(order.getNumber(), email)); // fine: heard after the commit, in a thread
        return order.getNumber();
    }

    @Transactional
    public void confirm(String number) {
        PurchaseOrder order = orders.findByNumber(number).orElseThrow();
        order.due();
        mails.orderConfirmed(order.getCustomer().getEmail(), number); // waits for the mail server
    }

    @Transactional
    public void approve(String number) {
        PurchaseOrder order = orders.findByNumber(number).orElseThrow();
        // NOT_SUPPORTED suspends this transaction, it does not end it: it waits all the same
        if (!fraud.isTrustworthy(number, order.getTotal())) {
            order.cancelled();
        }
    }

    @Transactional
    public void complete(String number) {
        PurchaseOrder order = orders.findByNumber(number).orElseThrow();
        loyalty.credit(order.getCustomer().getId(), order.getTotal().intValue());
        receipts.send(order.getCustomer().getEmail(), number); // fine: @Async, another thread sends it
    }

    @Transactional(readOnly = true)
    public OrderView view(String number) {
        PurchaseOrder order = orders.findByNumber(number).orElseThrow();
        return new OrderView(number, order.getStatus(), order.getTotal());
    }

    /** What a customer sees of an order. */
    public record OrderView(String number, OrderStatus status, BigDecimal total) {}
}

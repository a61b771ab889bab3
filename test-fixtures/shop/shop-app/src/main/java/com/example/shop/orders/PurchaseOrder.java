package com.example.shop.orders;

import com.example.shop.customers.Customer;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

@Entity
public class PurchaseOrder {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String number;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    private BigDecimal total;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PLACED;

    private String chargeId;

    protected PurchaseOrder() {}

    public PurchaseOrder(String number, Customer customer, BigDecimal total) {
        this.number = number;
        this.customer = customer;
        this.total = total;
    }

    public void due() {
        status = OrderStatus.DUE;
    }

    public void paid(String chargedAs) {
        status = OrderStatus.PAID;
        chargeId = chargedAs;
    }

    public void shipped() {
        status = OrderStatus.SHIPPED;
    }

    public void cancelled() {
        status = OrderStatus.CANCELLED;
    }

    public void refunded() {
        status = OrderStatus.REFUNDED;
    }

    public Long getId() {
        return id;
    }

    public String getNumber() {
        return number;
    }

    public Customer getCustomer() {
        return customer;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public OrderStatus getStatus() {
        return status;
    }

    public String getChargeId() {
        return chargeId;
    }
}

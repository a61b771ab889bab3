package com.example.shop.orders;

public enum OrderStatus {
    PLACED,
    DUE,
    PAID,
    SHIPPED,
    CANCELLED,
    REFUNDED
}

package com.example.shop.orders;

/** An order has been placed. */
public record OrderPlaced(String number, String email) {}

package com.example.shop.payment;

import java.math.BigDecimal;

/** An amount to be taken from a stored card. */
public record Charge(String idempotencyKey, String cardToken, BigDecimal amount) {}

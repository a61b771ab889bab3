package com.example.shop.payment;

/** The provider's confirmation that money has moved. */
public record Receipt(String chargeId) {}

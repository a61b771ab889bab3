package com.example.shop.payment;

import java.math.BigDecimal;

/** What the shop asks of its payment provider. */
public interface PaymentGateway {

    /** Charges a stored card; two charges with the same idempotency key are one. */
    Receipt charge(Charge charge);

    /** Gives back all or a part of an earlier charge. */
    Receipt refund(String chargeId, BigDecimal amount);
}

package com.example.shop.partner;

/** A partner did not answer, or answered with an error. */
public class PartnerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartnerUnavailableException(String message) {
        super(message);
    }

    public PartnerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

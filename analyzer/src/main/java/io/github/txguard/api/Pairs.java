package io.github.txguard.api;

/** Which pairs of transaction and sink are reported. */
public enum Pairs {
    /**
     * For one sink call site, a transaction that reaches it only through another reported one is left out, unless it holds
     * more or is surer.
     */
    MINIMAL,
    /** Every pair. */
    ALL
}

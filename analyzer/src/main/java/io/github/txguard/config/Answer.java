package io.github.txguard.config;

/** What is known of a yes-or-no question about an application. */
public enum Answer {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** Nothing tells, or what tells contradicts itself. */
    UNKNOWN
}

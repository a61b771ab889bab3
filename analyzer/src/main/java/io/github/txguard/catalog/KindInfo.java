package io.github.txguard.catalog;

import io.github.txguard.api.Severity;

/**
 * What is known of a kind of sink.
 *
 * @param id identifier ({@code http})
 * @param severity how bad a sink of the kind is inside an open transaction
 * @param title two or three words with a capital ({@code HTTP call})
 * @param what what the transaction waits for, to be read after "waits for" ({@code an HTTP response})
 */
public record KindInfo(String id, Severity severity, String title, String what) {}

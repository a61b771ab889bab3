package io.github.txguard.transactions;

import io.github.txguard.catalog.TransactionEntry;

/**
 * The transaction that is declared for a method.
 *
 * @param entry row of the annotation or framework type that declares it
 * @param propagation what it does to an outer transaction
 */
public record TransactionAttribute(TransactionEntry entry, Propagation propagation) {}

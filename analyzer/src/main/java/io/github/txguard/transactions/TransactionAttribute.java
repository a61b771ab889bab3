package io.github.txguard.transactions;

import io.github.txguard.catalog.TransactionEntry;

/**
 * The transaction that is declared for a method.
 *
 * @param entry row of the annotation or framework type that declares it
 * @param propagation what it does to an outer transaction
 * @param interception how a call has to arrive for it to take effect, in this program
 */
public record TransactionAttribute(
        TransactionEntry entry, Propagation propagation, TransactionEntry.Interception interception) {}

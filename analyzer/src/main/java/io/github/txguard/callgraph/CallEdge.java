package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.TransactionEntry;
import org.jspecify.annotations.Nullable;

/**
 * One possible caller–callee pair.
 *
 * @param site call site in the caller
 * @param kind how the callee comes to run
 * @param callee what runs
 * @param proxied whether the call arrives through a container's reference, so that annotations of the callee take effect
 * @param confidence how surely it runs
 * @param reason why the edge is there if it is not plain, empty otherwise
 * @param transaction for {@link CallKind#TRANSACTION} the row that says so, otherwise null
 */
public record CallEdge(
        CallSite site,
        CallKind kind,
        Callee callee,
        boolean proxied,
        Confidence confidence,
        String reason,
        @Nullable TransactionEntry transaction) {}

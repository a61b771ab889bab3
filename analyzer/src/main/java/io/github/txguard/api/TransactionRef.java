package io.github.txguard.api;

/**
 * The transaction of a finding, or the code that keeps a connection without one; where nothing is held, the declaration of a
 * transaction that does not exist.
 *
 * @param kind how it is opened, in words that users know ({@code "Spring @Transactional"}, {@code "JDBC
 *     setAutoCommit(false)"})
 * @param method method that opens it, as {@code pkg.Type#name(SimpleParamType,…)}
 * @param location declaration of an annotated method, otherwise the place where it opens
 * @param begins whether a transaction opens there; otherwise a connection is taken and its statements commit by themselves
 */
public record TransactionRef(String kind, String method, SourceLocation location, boolean begins) {}

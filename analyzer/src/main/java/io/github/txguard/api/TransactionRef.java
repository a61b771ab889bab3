package io.github.txguard.api;

/**
 * The transaction of a finding; where nothing is held, the declaration of one that does not exist.
 *
 * @param kind how it is opened, in words that users know ({@code "Spring @Transactional"}, {@code "JDBC
 *     setAutoCommit(false)"})
 * @param method method that opens it, as {@code pkg.Type#name(SimpleParamType,…)}
 * @param location declaration of an annotated method, otherwise the place where it opens
 */
public record TransactionRef(String kind, String method, SourceLocation location) {}

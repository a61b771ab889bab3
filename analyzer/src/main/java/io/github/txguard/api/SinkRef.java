package io.github.txguard.api;

/**
 * The call that waits.
 *
 * @param api what is called, as {@code pkg.Type#method}
 * @param entry identifier of the catalog row that says so
 * @param method method in which the call stands, as {@code pkg.Type#name(SimpleParamType,…)}
 * @param location place of the call
 */
public record SinkRef(String api, String entry, String method, SourceLocation location) {}

package io.github.txguard.api;

/**
 * The call that waits, or the place of a mistake.
 *
 * @param api what is called, as {@code pkg.Type#method}
 * @param entry identifier of the catalog row that says so; empty where no row speaks of the call
 * @param method method in which the call stands, as {@code pkg.Type#name(SimpleParamType,…)}
 * @param location place of the call
 */
public record SinkRef(String api, String entry, String method, SourceLocation location) {}

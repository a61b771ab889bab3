package io.github.txguard.api;

/**
 * One step of a call path: a call, seen from the caller.
 *
 * @param method method in which the call stands, as {@code pkg.Type#name(SimpleParamType,…)}
 * @param location place of the call
 * @param callee what is called, in short ({@code PaymentClient.charge})
 * @param reason why the edge is there if it is not a plain call ({@code "implements PaymentGateway"}), empty otherwise
 */
public record PathStep(String method, SourceLocation location, String callee, String reason) {}

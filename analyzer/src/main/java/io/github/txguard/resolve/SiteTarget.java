package io.github.txguard.resolve;

/** What a call site of a method ({@link io.github.txguard.ir.Expr}) turned out to be. */
public sealed interface SiteTarget permits ResolvedCall, ResolvedFunction {}

package io.github.txguard.ir;

/** Modifiers that matter to the analysis; implied ones (public in interfaces, static in records) are stated too. */
public enum Modifier {
    /** {@code public}. */
    PUBLIC,
    /** {@code protected}. */
    PROTECTED,
    /** {@code private}. */
    PRIVATE,
    /** {@code static}. */
    STATIC,
    /** {@code final}. */
    FINAL,
    /** {@code abstract}, also of interface methods without a body. */
    ABSTRACT,
    /** {@code default} method of an interface. */
    DEFAULT,
    /** {@code synchronized}. */
    SYNCHRONIZED,
    /** {@code native}. */
    NATIVE,
    /** The last parameter of the method or constructor is of variable arity ({@code String... names}). */
    VARARGS
}

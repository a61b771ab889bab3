package io.github.txguard.callgraph;

/**
 * A piece of code as it is entered: with the class of {@code this} and the functions its parameters stand for.
 *
 * @param code the code
 * @param context what is known on entry
 */
public record Frame(Code code, Context context) {}

package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;

/** What is known of functions among a call's arguments before the method is chosen. */
interface FunctionHints {
    /** Knows nothing. */
    FunctionHints NONE = new FunctionHints() {
        @Override
        public Type bodyType(int site) {
            return Type.UNKNOWN;
        }

        @Override
        public boolean fits(Expr.MethodRef reference, int parameters) {
            return true;
        }
    };

    /** The type of a lambda's body, unknown when it was not looked into yet. */
    Type bodyType(int site);

    /** Whether the reference can be to a method that is called with that many values. */
    boolean fits(Expr.MethodRef reference, int parameters);
}

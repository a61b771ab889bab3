package io.github.txguard.callgraph;

import io.github.txguard.ir.MethodModel;

/**
 * Code that runs as one: the body of a method, or that of a lambda in it.
 *
 * @param method the method
 * @param lambda site number of the lambda, or {@link #METHOD} for the method's own body
 */
public record Code(MethodModel method, int lambda) implements Comparable<Code> {
    /** Stands for the method's own body. */
    public static final int METHOD = -1;

    /**
     * The method's own body.
     *
     * @param method a method
     */
    public static Code of(MethodModel method) {
        return new Code(method, METHOD);
    }

    /** Whether this is a lambda's body. */
    public boolean isLambda() {
        return lambda != METHOD;
    }

    /** Methods are few and large: identity of the model stands for equality, which keeps look-ups cheap. */
    @Override
    @SuppressWarnings("ReferenceEquality") // a program holds each method once
    public boolean equals(Object other) {
        return other instanceof Code code && code.lambda == lambda && code.method == method;
    }

    @Override
    public int hashCode() {
        return (method.type().hashCode() * 31 + method.name().hashCode()) * 31 + method.line() * 31 + lambda;
    }

    /** By method id, then by lambda. */
    @Override
    public int compareTo(Code other) {
        int byMethod = method.id().compareTo(other.method.id());
        return byMethod != 0 ? byMethod : Integer.compare(lambda, other.lambda);
    }
}

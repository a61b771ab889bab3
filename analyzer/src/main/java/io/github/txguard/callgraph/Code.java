package io.github.txguard.callgraph;

import io.github.txguard.ir.MethodModel;
import org.jspecify.annotations.Nullable;

/** Code that runs as one: the body of a method, or that of a lambda in it. Immutable. */
public final class Code implements Comparable<Code> {
    /** Stands for the method's own body. */
    public static final int METHOD = -1;

    private final MethodModel method;
    private final int lambda;

    /** Code is looked up far more often than it is made. */
    private final int hash;

    /**
     * Code of a method.
     *
     * @param method the method
     * @param lambda site number of the lambda, or {@link #METHOD} for the method's own body
     */
    public Code(MethodModel method, int lambda) {
        this.method = method;
        this.lambda = lambda;
        this.hash = (method.type().hashCode() * 31 + method.name().hashCode()) * 31 + method.line() * 31 + lambda;
    }

    /** The method. */
    public MethodModel method() {
        return method;
    }

    /** Site number of the lambda, or {@link #METHOD} for the method's own body. */
    public int lambda() {
        return lambda;
    }

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
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Code code && code.lambda == lambda && code.method == method);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return method.id() + (isLambda() ? ":" + lambda : "");
    }

    /** By method id, then by lambda. */
    @Override
    public int compareTo(Code other) {
        int byMethod = method.id().compareTo(other.method.id());
        return byMethod != 0 ? byMethod : Integer.compare(lambda, other.lambda);
    }
}

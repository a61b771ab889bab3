package io.github.txguard.callgraph;

import org.jspecify.annotations.Nullable;

/** A piece of code as it is entered: with the class of {@code this} and the functions its parameters stand for. Immutable. */
public final class Frame {
    private final Code code;
    private final Context context;

    /** Frames are looked up far more often than they are made, and contexts are deep. */
    private final int hash;

    /**
     * A frame.
     *
     * @param code the code
     * @param context what is known on entry
     */
    public Frame(Code code, Context context) {
        this.code = code;
        this.context = context;
        this.hash = code.hashCode() * 31 + context.hashCode();
    }

    /** The code. */
    public Code code() {
        return code;
    }

    /** What is known on entry. */
    public Context context() {
        return context;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Frame frame
                        && frame.hash == hash
                        && frame.code.equals(code)
                        && frame.context.equals(context));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return code + " in " + context;
    }
}

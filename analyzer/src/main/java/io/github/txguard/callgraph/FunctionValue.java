package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import org.jspecify.annotations.Nullable;

/** What may stand for a function: what a functional parameter or local holds. */
public sealed interface FunctionValue {
    /** How deeply contexts are nested in it. */
    int depth();

    /**
     * A lambda.
     *
     * @param code its code
     * @param captured context of the code that it was made in
     */
    record Lambda(Code code, Context captured) implements FunctionValue {
        @Override
        public int depth() {
            return Context.depthOf(captured);
        }
    }

    /**
     * A method reference.
     *
     * @param owner code in which it stands
     * @param site the reference as a call
     * @param captured context of that code
     */
    record Reference(Code owner, CallSite site, Context captured) implements FunctionValue {
        @Override
        public int depth() {
            return Context.depthOf(captured);
        }
    }

    /**
     * An object of a known class of the sources.
     *
     * @param type its class
     * @param creator frame that created it
     * @param creation site number of its creation there if what it was created with matters, as its fields keep functions;
     *     otherwise {@link #ANY}
     */
    record Instance(TypeModel type, Frame creator, int creation) implements FunctionValue {
        /** Stands for any creation of the class. */
        static final int ANY = -1;

        /** The object as that of a context, or null if its creation does not matter. */
        @Nullable
        Instance asObject() {
            return creation == ANY ? null : this;
        }

        @Override
        public int depth() {
            return Context.depthOf(creator.context());
        }
    }

    /**
     * Whatever a caller hands over: a parameter that is not bound.
     *
     * @param method method whose parameter it is
     * @param slot slot of the parameter
     */
    record Parameter(MethodModel method, int slot) implements FunctionValue {
        @Override
        public int depth() {
            return 0;
        }
    }

    /**
     * One of the functions that a field or parameter may stand for, whoever put it there.
     *
     * @param function the function
     * @param confidence how surely it is this one
     */
    record Stored(FunctionValue function, Confidence confidence) implements FunctionValue {
        @Override
        public int depth() {
            return function.depth();
        }
    }

    /** The function itself, wherever it comes from. */
    default FunctionValue itself() {
        return this instanceof Stored stored ? stored.function() : this;
    }

    /** Whether it is an object that dispatch by classes finds as well. */
    default boolean isOneOfMany() {
        return this instanceof Stored stored
                && stored.function() instanceof Instance object
                && object.asObject() == null;
    }

    /** How surely it is this function. */
    default Confidence sure() {
        return this instanceof Stored stored ? stored.confidence() : Confidence.CERTAIN;
    }
}

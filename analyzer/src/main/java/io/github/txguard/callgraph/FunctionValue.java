package io.github.txguard.callgraph;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;

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
     */
    record Instance(TypeModel type, Frame creator) implements FunctionValue {
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
}

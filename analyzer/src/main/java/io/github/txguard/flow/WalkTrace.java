package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;

/** Watches walks. */
interface WalkTrace {
    /** Watches nothing. */
    WalkTrace NONE = new WalkTrace() {
        @Override
        public boolean wants(Code code) {
            return false;
        }

        @Override
        public boolean watches(Code code) {
            return false;
        }

        @Override
        public void arrived(Inquiry.Arrival arrival) {}
    };

    /** Whether code is to be entered though nothing in it matters. */
    boolean wants(Code code);

    /** Whether to be told of the calls of some code. */
    boolean watches(Code code);

    /** A call in watched code is made. */
    void arrived(Inquiry.Arrival arrival);
}

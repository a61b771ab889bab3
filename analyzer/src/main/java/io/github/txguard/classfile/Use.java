package io.github.txguard.classfile;

import org.jspecify.annotations.Nullable;

/** What byte code does that may run other code. There is one object of each, however often it is done. */
sealed interface Use {
    /** Reads a static field, and so gets an object of the field's type. */
    record SharedObject(String type) implements Use {}

    /** Calls a method, or makes a function that does. */
    final class Call implements Use {
        private final String owner;
        private final Selector selector;
        private final boolean virtual;

        /** What the catalog says of the method; null as long as nobody asked. */
        Interest.@Nullable Level concerned;

        /**
         * A call.
         *
         * @param owner internal name of the class as the instruction names it
         * @param virtual whether the object decides which method runs
         */
        Call(String owner, Selector selector, boolean virtual) {
            this.owner = owner;
            this.selector = selector;
            this.virtual = virtual;
        }

        String owner() {
            return owner;
        }

        Selector selector() {
            return selector;
        }

        boolean isVirtual() {
            return virtual;
        }
    }
}

package io.github.txguard.flow;

import io.github.txguard.callgraph.Frame;

/**
 * Code as transactions enter it. What happens there does not depend on which transaction it is.
 *
 * @param frame the code, and what is known on entry
 * @param held what is held on entry
 * @param reactive whether what is assembled runs inside, too, when it is subscribed to
 * @param returning whether the transaction ends when the code returns, so that what it returns lazily runs after it
 */
record Place(Frame frame, Held held, boolean reactive, boolean returning) {
    /** The same where the transaction ends with the code. */
    Place atReturn() {
        return new Place(frame, held, reactive, true);
    }

    /** The same, entered otherwise. */
    Place in(Frame other) {
        return new Place(other, held, reactive, returning);
    }
}

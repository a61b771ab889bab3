package io.github.txguard.flow;

/**
 * How a transaction enters code.
 *
 * @param held what is held
 * @param reactive whether what is assembled runs inside, too, when it is subscribed to
 * @param returning whether the transaction ends when the code returns
 */
record EntryState(Held held, boolean reactive, boolean returning) {
    /** There are fewer states than this. */
    static final int LIMIT = Held.LIMIT * 4;

    /** The same where the transaction ends with the code. */
    EntryState atReturn() {
        return new EntryState(held, reactive, true);
    }

    /** Whether the transaction ends before anything that the code returns lazily runs. */
    boolean endsBefore() {
        return returning && !reactive;
    }

    /** A number below the limit; others have other ones. */
    int number() {
        return held.number() * 4 + (reactive ? 2 : 0) + (returning ? 1 : 0);
    }
}

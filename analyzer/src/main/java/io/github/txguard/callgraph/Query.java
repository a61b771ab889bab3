package io.github.txguard.callgraph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question for classes on its way from part to part, which bounds its depth and notices when it comes back to itself. Parts
 * that were answered before are not answered again, but only where the answer would be the same: it may depend on how deep
 * the question is by then, and on the parts that are open already. So it does not matter who asked first.
 */
final class Query {
    private static final int MAX_DEPTH = 8;

    private final Answers answers;
    private final List<Open> open = new ArrayList<>(MAX_DEPTH + 2);

    Query(Answers answers) {
        this.answers = answers;
    }

    /** A part on its way to an answer. */
    private static final class Open {
        private final Object part;
        private final Set<Object> asked = new HashSet<>();
        private int deepest;
        private int back = Integer.MAX_VALUE;
        private boolean cut;

        Open(Object part) {
            this.part = part;
            asked.add(part);
        }

        void include(Set<Object> parts, int depth, boolean cutOff) {
            asked.addAll(parts);
            deepest = Math.max(deepest, depth);
            cut |= cutOff;
        }
    }

    /**
     * The answer to a part.
     *
     * @param classes the answer
     * @param height how many parts were open at once at most, itself included
     * @param cut whether some of it was given up as too deep
     * @param asked all parts that it asked for
     */
    private record Answer(Classes classes, int height, boolean cut, Set<Object> asked) {}

    /** Answers that were found; safe to use from many threads. */
    static final class Answers {
        private final Map<Object, Answer> whole = new ConcurrentHashMap<>();
        private final Map<Cut, Answer> cut = new ConcurrentHashMap<>();
    }

    /** A part that is asked for so deep that its answer is cut off. */
    private record Cut(Object part, int level) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cut that && that.level == level && that.part.equals(part);
        }

        @Override
        public int hashCode() {
            return part.hashCode() * 31 + level;
        }
    }

    /** Whether the question has gone so far that it is given up. */
    boolean tooDeep() {
        int size = open.size();
        if (size > 0) {
            Open last = open.get(size - 1);
            last.deepest = Math.max(last.deepest, size);
            last.cut |= size > MAX_DEPTH;
        }
        return size > MAX_DEPTH;
    }

    /**
     * The answer to a part of the question; a part that asks for itself adds nothing.
     *
     * @param part the part
     * @param lasting whether the part alone says what is asked
     * @param search finds the answer
     */
    Classes answer(Object part, boolean lasting, Supplier<Classes> search) {
        int level = open.size();
        Open above = level == 0 ? null : open.get(level - 1);
        for (int i = 0; i < level; i++) {
            if (open.get(i).part.equals(part)) {
                open.get(level - 1).back = Math.min(open.get(level - 1).back, i);
                return Classes.NONE;
            }
        }
        Answer known = lasting ? known(part, level) : null;
        if (known != null) {
            if (above != null) {
                above.include(known.asked(), level + known.height(), known.cut());
            }
            return known.classes();
        }
        Open own = new Open(part);
        open.add(own);
        Classes found;
        try {
            found = search.get();
        } finally {
            open.remove(level);
        }
        if (lasting && own.back >= level) {
            Answer answer = new Answer(found, own.deepest - level, own.cut, own.asked);
            if (own.cut) {
                answers.cut.put(new Cut(part, level), answer);
            } else {
                answers.whole.put(part, answer);
            }
        }
        if (above != null) {
            above.include(own.asked, own.deepest, own.cut);
            above.back = Math.min(above.back, own.back < level ? own.back : Integer.MAX_VALUE);
        }
        return found;
    }

    private @Nullable Answer known(Object part, int level) {
        Answer whole = answers.whole.get(part);
        if (whole != null && level + whole.height() <= MAX_DEPTH && isApart(whole)) {
            return whole;
        }
        Answer cut = answers.cut.get(new Cut(part, level));
        return cut != null && isApart(cut) ? cut : null;
    }

    /** Whether the answer did not ask for anything that is open here, where it would have come back. */
    private boolean isApart(Answer answer) {
        for (Open one : open) {
            if (answer.asked().contains(one.part)) {
                return false;
            }
        }
        return true;
    }
}

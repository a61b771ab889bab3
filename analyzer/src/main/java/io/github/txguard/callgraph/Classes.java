package io.github.txguard.callgraph;

import io.github.txguard.ir.TypeModel;
import io.github.txguard.wiring.Choice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes of the objects that an expression may give.
 *
 * @param knowledge how much is known
 * @param types classes of the sources, if they are known
 * @param possible classes that hardly occur, but that nothing rules out
 * @param certain whether it is the one class and no other
 * @param reason by what they are known, empty if there is nothing to say
 */
record Classes(Knowledge knowledge, List<TypeModel> types, List<TypeModel> possible, boolean certain, String reason) {
    /** How much is known. */
    enum Knowledge {
        /** The classes are these. */
        KNOWN,
        /** Any class. */
        UNKNOWN,
        /** Any class here, but perhaps not where the class of {@code this} is known exactly. */
        BY_SUBCLASS
    }

    /** Any class. */
    static final Classes UNKNOWN = new Classes(Knowledge.UNKNOWN, List.of(), List.of(), false, "");

    /** It depends on the class of {@code this}. */
    static final Classes BY_SUBCLASS = new Classes(Knowledge.BY_SUBCLASS, List.of(), List.of(), false, "");

    /** No object at all, as of {@code null}. */
    static final Classes NONE = new Classes(Knowledge.KNOWN, List.of(), List.of(), true, "");

    Classes {
        types = List.copyOf(types);
        possible = List.copyOf(possible);
    }

    /** An object of exactly this class. */
    static Classes of(TypeModel type) {
        return new Classes(Knowledge.KNOWN, List.of(type), List.of(), true, "");
    }

    /** What a container hands out. */
    static Classes of(Choice choice) {
        return new Classes(Knowledge.KNOWN, choice.classes(), choice.possible(), choice.certain(), choice.reason());
    }

    boolean isKnown() {
        return knowledge == Knowledge.KNOWN;
    }

    /** Whether nothing that is added can change it. */
    boolean dependsOnSubclass() {
        return knowledge == Knowledge.BY_SUBCLASS;
    }

    /** The same by way of something that is not certain itself. */
    Classes uncertain(String why) {
        return new Classes(knowledge, types, possible, false, reason.isEmpty() ? why : reason);
    }

    /** One or the other. */
    Classes or(Classes other) {
        if (knowledge == Knowledge.BY_SUBCLASS || other.knowledge == Knowledge.BY_SUBCLASS) {
            return BY_SUBCLASS;
        }
        if (!isKnown() || !other.isKnown()) {
            return UNKNOWN;
        }
        if (types.isEmpty() && possible.isEmpty()) {
            return other;
        }
        if (other.types.isEmpty() && other.possible.isEmpty()) {
            return this;
        }
        Set<TypeModel> all = new LinkedHashSet<>(types);
        all.addAll(other.types);
        Set<TypeModel> hardly = new LinkedHashSet<>(possible);
        hardly.addAll(other.possible);
        hardly.removeAll(all);
        boolean one = all.size() == 1 && certain && other.certain;
        return new Classes(
                Knowledge.KNOWN,
                List.copyOf(all),
                List.copyOf(hardly),
                one,
                reason.equals(other.reason) ? reason : "one of several that are made");
    }
}

package io.github.txguard.resolve;

/** Whether a value of one type may stand where another is expected, in the phases of method lookup. */
final class Applicability {
    private final Hierarchy hierarchy;

    Applicability(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** An answer; {@code MAYBE} where a class is missing that could decide. */
    enum Verdict {
        NO,
        MAYBE,
        YES;

        Verdict and(Verdict other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    /**
     * The answer for one argument.
     *
     * @param from type of the argument
     * @param to type of the parameter
     * @param boxing whether values may be boxed and unboxed
     */
    Verdict of(Type from, Type to, boolean boxing) {
        if (!from.isKnown() || !to.isKnown() || from.freeVariable() != null) {
            return Verdict.YES;
        }
        if (from.isVoid()) {
            return Verdict.NO;
        }
        if (from.isNull()) {
            return to.isPrimitive() ? Verdict.NO : Verdict.YES;
        }
        if (from.isPrimitive() || to.isPrimitive()) {
            return ofPrimitive(from, to, boxing);
        }
        if (to.variable() != null) {
            return ofVariable(from, to, boxing);
        }
        if (from.isArray() || to.isArray()) {
            return ofArray(from, to);
        }
        return from.variable() != null ? ofBounds(from.variable(), to) : named(from.name(), to.name());
    }

    private Verdict ofPrimitive(Type from, Type to, boolean boxing) {
        if (from.isPrimitive() && to.isPrimitive()) {
            return Primitives.widens(from.name(), to.name()) ? Verdict.YES : Verdict.NO;
        }
        if (!boxing) {
            return Verdict.NO;
        }
        if (from.isPrimitive()) {
            return of(Primitives.boxed(from), to, true);
        }
        Type unboxed = Primitives.unboxed(from.bounded());
        return unboxed.isPrimitive() && Primitives.widens(unboxed.name(), to.name()) ? Verdict.YES : Verdict.NO;
    }

    private Verdict ofVariable(Type from, Type to, boolean boxing) {
        TypeVariable variable = to.variable();
        if (variable == null || from.variable() == variable) {
            return Verdict.YES;
        }
        Type value = from;
        for (int i = 0; i < to.dimensions(); i++) {
            if (!value.isArray()) {
                return Verdict.NO;
            }
            value = value.component();
        }
        if (value.isPrimitive()) {
            return Verdict.NO;
        }
        Verdict verdict = Verdict.YES;
        for (Type bound : variable.bounds()) {
            if (bound.variable() == null) {
                verdict = verdict.and(of(value, bound, boxing));
            }
        }
        return verdict;
    }

    private Verdict ofArray(Type from, Type to) {
        if (!to.isArray()) {
            boolean supertype = to.isObject()
                    || to.name().equals("java.lang.Cloneable")
                    || to.name().equals("java.io.Serializable");
            return supertype ? Verdict.YES : Verdict.NO;
        }
        if (!from.isArray()) {
            return Verdict.NO;
        }
        Type a = from.component();
        Type b = to.component();
        if (a.isPrimitive() || b.isPrimitive()) {
            return a.equals(b) ? Verdict.YES : Verdict.NO;
        }
        return of(a, b, false);
    }

    private Verdict ofBounds(TypeVariable from, Type to) {
        Verdict best = Verdict.NO;
        for (Type bound : from.bounds()) {
            Verdict verdict = bound.variable() == from ? Verdict.NO : of(bound, to, false);
            best = verdict.compareTo(best) > 0 ? verdict : best;
        }
        return best;
    }

    private Verdict named(String from, String to) {
        if (hierarchy.isSubtype(from, to)) {
            return Verdict.YES;
        }
        return hierarchy.ancestry(from).complete() ? Verdict.NO : Verdict.MAYBE;
    }
}

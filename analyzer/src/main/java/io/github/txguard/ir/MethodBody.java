package io.github.txguard.ir;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a method, and whether somebody has looked at it through {@link MethodModel}. Whoever reads it here leaves no mark:
 * indexes over all bodies do, which write down in the {@link Footprint} what they are asked instead.
 *
 * <p>Equal by what stands in it.
 */
public final class MethodBody {
    private final List<LocalModel> locals;
    private final @Nullable Step steps;
    private final int sites;
    private final List<String> calledNames;
    /** Only ever set, and read when all that may set it is done; so threads need not agree before. */
    private boolean read;

    /**
     * A body.
     *
     * @param locals as in {@link MethodModel#locals()}
     * @param steps as in {@link MethodModel#body()}
     * @param sites as in {@link MethodModel#sites()}
     * @param calledNames as in {@link MethodModel#calledNames()}
     */
    public MethodBody(List<LocalModel> locals, @Nullable Step steps, int sites, List<String> calledNames) {
        this.locals = List.copyOf(locals);
        this.steps = steps;
        this.sites = sites;
        this.calledNames = List.copyOf(calledNames);
    }

    /** Every parameter and local variable. */
    public List<LocalModel> locals() {
        return locals;
    }

    /** The statements, or null for abstract and native methods. */
    public @Nullable Step steps() {
        return steps;
    }

    /** Number of call sites. */
    public int sites() {
        return sites;
    }

    /** Distinct names of the methods called or referenced, sorted. */
    public List<String> calledNames() {
        return calledNames;
    }

    /** Says that what an analysis finds may follow from anything in the body. */
    public void markRead() {
        if (!read) {
            read = true;
        }
    }

    /** Whether what was found may follow from anything in the body. */
    public boolean isRead() {
        return read;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodBody that
                        && sites == that.sites
                        && locals.equals(that.locals)
                        && Objects.equals(steps, that.steps)
                        && calledNames.equals(that.calledNames));
    }

    /** A few parts tell bodies apart; hashing all of it would be slow. */
    @Override
    public int hashCode() {
        return (locals.hashCode() * 31 + sites) * 31 + calledNames.hashCode();
    }

    @Override
    public String toString() {
        return "MethodBody[locals=" + locals + ", steps=" + steps + ", sites=" + sites + ", calledNames=" + calledNames
                + "]";
    }
}

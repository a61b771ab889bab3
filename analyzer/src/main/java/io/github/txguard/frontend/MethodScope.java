package io.github.txguard.frontend;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The method that is being lowered: its locals, which of them are visible at the current place, its call sites and the names
 * it calls. Visible locals form a stack; leaving a block takes what was declared in it off the stack.
 */
final class MethodScope {
    private final ClassScope owner;
    private final Supplier<String> id;
    private final List<LocalModel> locals = new ArrayList<>();
    private final Set<String> calledNames = new TreeSet<>();
    private int[] visible = new int[8];
    private int visibleCount;
    private int sites;
    private boolean hasLocalTypes;

    /**
     * Makes the scope of a method, without locals.
     *
     * @param owner class in whose body the method stands
     * @param id gives the method's {@link io.github.txguard.ir.MethodModel#id()}; few methods need it before they are done
     */
    MethodScope(ClassScope owner, Supplier<String> id) {
        this.owner = owner;
        this.id = id;
    }

    /** Class in whose body the method stands. */
    ClassScope owner() {
        return owner;
    }

    /** The method's {@link io.github.txguard.ir.MethodModel#id()}. */
    String id() {
        return id.get();
    }

    /** Every local so far, by slot. */
    List<LocalModel> locals() {
        return locals;
    }

    /** Number of call sites so far. */
    int sites() {
        return sites;
    }

    /** Names called so far, sorted. */
    List<String> calledNames() {
        return List.copyOf(calledNames);
    }

    /** Whether classes were declared inside. */
    boolean hasLocalTypes() {
        return hasLocalTypes;
    }

    /** Notes that a class was declared inside. */
    void noteLocalType() {
        hasLocalTypes = true;
    }

    /** The next site number. */
    int nextSite() {
        return sites++;
    }

    /** Notes that a method of that name is called or referenced. */
    void noteCall(String name) {
        calledNames.add(name);
    }

    /** Declares a local that is visible from now on; returns its slot. The unnamed variable gets a slot but is never seen. */
    int declare(String name, @Nullable TypeRef type, LocalModel.Kind kind) {
        int slot = locals.size();
        locals.add(new LocalModel(name, type, kind));
        if (!name.equals("_")) {
            show(slot);
        }
        return slot;
    }

    /** What is visible now, to come back to with {@link #reset(int)}. */
    int mark() {
        return visibleCount;
    }

    /** Hides what was declared since the mark. */
    void reset(int mark) {
        visibleCount = mark;
    }

    /** Pattern variables that became visible since the mark, by slot. */
    int[] patternsSince(int mark) {
        return Arrays.stream(visible, mark, visibleCount)
                .filter(this::isPattern)
                .toArray();
    }

    /** Hides what was declared since the mark, except variables that are no pattern variables. */
    void hidePatternsSince(int mark) {
        int kept = mark;
        for (int i = mark; i < visibleCount; i++) {
            if (!isPattern(visible[i])) {
                visible[kept++] = visible[i];
            }
        }
        visibleCount = kept;
    }

    /** Goes back to the mark, but for those of the slots whose names are given. */
    void resetExcept(int mark, int[] slots, Set<String> names) {
        reset(mark);
        for (int slot : slots) {
            if (names.contains(locals.get(slot).name())) {
                show(slot);
            }
        }
    }

    /** The local that a simple name refers to here, of this method or one around it; empty if it is no local. */
    Optional<Expr.Local> find(String name) {
        int slot = slot(name);
        if (slot >= 0) {
            return Optional.of(new Expr.Local(slot, 0));
        }
        int level = 0;
        ClassScope scope = owner;
        while (scope != null && !scope.declares(name)) {
            MethodScope around = scope.around();
            if (around == null) {
                scope = scope.outer();
                continue;
            }
            level++;
            slot = around.slot(name);
            if (slot >= 0) {
                return Optional.of(new Expr.Local(slot, level));
            }
            scope = around.owner;
        }
        return Optional.empty();
    }

    private int slot(String name) {
        for (int i = visibleCount - 1; i >= 0; i--) {
            if (locals.get(visible[i]).name().equals(name)) {
                return visible[i];
            }
        }
        return -1;
    }

    private void show(int slot) {
        if (visibleCount == visible.length) {
            visible = Arrays.copyOf(visible, visibleCount * 2);
        }
        visible[visibleCount++] = slot;
    }

    private boolean isPattern(int slot) {
        return locals.get(slot).kind() == LocalModel.Kind.PATTERN;
    }
}

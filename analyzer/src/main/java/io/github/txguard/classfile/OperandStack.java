package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.List;

/** The operand stack of a block, and the steps that its instructions came to so far. */
final class OperandStack {
    private final BodyParts parts;
    private final List<Operand> values = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    OperandStack(BodyParts parts, List<Operand> entry) {
        this.parts = parts;
        this.values.addAll(entry);
    }

    void push(Operand value) {
        values.add(value);
    }

    Operand pop() {
        if (values.isEmpty()) {
            throw new IllegalStateException("empty operand stack");
        }
        return values.remove(values.size() - 1);
    }

    List<Operand> pop(int count) {
        List<Operand> popped = new ArrayList<>(values.subList(values.size() - count, values.size()));
        values.subList(values.size() - count, values.size()).clear();
        return popped;
    }

    List<Operand> values() {
        return values;
    }

    List<Step> steps() {
        return steps;
    }

    /** Keeps in locals what is not stable, so that it is evaluated before what comes next. */
    void settle() {
        for (int i = 0; i < values.size(); i++) {
            values.set(i, settled(values.get(i)));
        }
    }

    /** The value in a local, unless it is stable. */
    Operand settled(Operand value) {
        if (value.isStable()) {
            return value;
        }
        Expr.Local local = parts.temporary(value.descriptor());
        steps.add(new Step.Declare(local.slot(), value.expr()));
        return Operand.of(local, value.descriptor());
    }

    /** Adds a step after what is on the stack. */
    void step(Step step) {
        settle();
        steps.add(step);
    }

    /** An object is constructed: whatever stood for it is it from now on. */
    void constructed(Operand marker, Operand object) {
        int uses = 0;
        for (Operand value : values) {
            uses += value.isUnconstructed(marker) ? 1 : 0;
        }
        Operand kept = object;
        if (uses == 0) {
            step(new Step.Eval(object.expr()));
            return;
        } else if (uses > 1 || !values.get(values.size() - 1).isUnconstructed(marker)) {
            for (int i = 0; i < values.size(); i++) {
                values.set(i, values.get(i).isUnconstructed(marker) ? values.get(i) : settled(values.get(i)));
            }
            kept = settled(object);
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isUnconstructed(marker)) {
                values.set(i, kept);
            }
        }
    }

    /** The instructions of the kind {@code dup}: the top values once more, below some others. */
    void duplicate(int words, int below) {
        settle();
        List<Operand> top = take(words);
        List<Operand> under = take(below);
        values.addAll(top);
        values.addAll(under);
        values.addAll(top);
    }

    private List<Operand> take(int words) {
        List<Operand> taken = new ArrayList<>();
        int left = words;
        while (left > 0) {
            Operand value = pop();
            taken.add(0, value);
            left -= value.isWide() ? 2 : 1;
        }
        return taken;
    }

    /** Drops the top. */
    void drop(int words) {
        for (Operand value : take(words)) {
            if (!value.isStable()) {
                step(new Step.Eval(value.expr()));
            }
        }
    }

    void swap() {
        settle();
        Operand first = pop();
        Operand second = pop();
        values.add(first);
        values.add(second);
    }
}

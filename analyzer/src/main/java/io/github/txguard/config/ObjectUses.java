package io.github.txguard.config;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the methods of a type assign to its fields and their locals, and which setters they call on these. */
final class ObjectUses {
    private final SortedSet<String> setters;
    private final Footprint footprint;
    private final Map<String, List<Use>> fieldValues = new TreeMap<>();
    private final Map<String, List<Use>> fieldSettings = new TreeMap<>();
    private final Map<String, List<Expr>> localValues = new TreeMap<>();
    private final Map<String, List<Expr>> localSettings = new TreeMap<>();

    /**
     * An expression.
     *
     * @param method method in which it stands
     * @param expr the expression
     */
    record Use(MethodModel method, Expr expr) {}

    ObjectUses(TypeModel type, SortedSet<String> setters, Footprint footprint) {
        this.setters = setters;
        this.footprint = footprint;
        for (MethodModel method : type.methods()) {
            if (method.hasBody()) {
                new Collector(method).visit(method.code().steps());
            }
        }
    }

    /** Values of a field. */
    List<Use> assigned(String field) {
        footprint.asked(Footprint.Kind.ASSIGNMENTS, field);
        return fieldValues.getOrDefault(field, List.of());
    }

    /** Calls of setters on a field. */
    List<Use> settings(String field) {
        footprint.asked(Footprint.Kind.WRITES, field);
        return fieldSettings.getOrDefault(field, List.of());
    }

    /** Values of a local. */
    List<Expr> assigned(MethodModel method, int slot) {
        method.code().markRead();
        return localValues.getOrDefault(key(method, slot), List.of());
    }

    /** Calls of setters on a local. */
    List<Expr> settings(MethodModel method, int slot) {
        method.code().markRead();
        return localSettings.getOrDefault(key(method, slot), List.of());
    }

    private static String key(MethodModel method, int slot) {
        return method.id() + ":" + method.line() + ":" + slot;
    }

    private final class Collector extends BodyVisitor {
        private final MethodModel method;

        Collector(MethodModel method) {
            this.method = method;
        }

        @Override
        protected void declare(Step.Declare declare) {
            local(localValues, declare.slot(), declare.initial());
            super.declare(declare);
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Assign assign) {
                if (assign.target() instanceof Expr.Local local && local.level() == 0) {
                    local(localValues, local.slot(), assign.value());
                }
                field(fieldValues, assign.target(), assign.value());
            } else if (expr instanceof Expr.Call call && setters.contains(call.name())) {
                if (call.target() instanceof Expr.Local local && local.level() == 0) {
                    local(localSettings, local.slot(), call);
                }
                if (call.target() != null) {
                    field(fieldSettings, call.target(), call);
                }
            }
        }

        private void local(Map<String, List<Expr>> where, int slot, @Nullable Expr value) {
            if (value != null) {
                where.computeIfAbsent(key(method, slot), k -> new ArrayList<>()).add(value);
            }
        }

        private void field(Map<String, List<Use>> where, Expr target, Expr value) {
            String name = null;
            if (target instanceof Expr.Name simple) {
                name = simple.name();
            } else if (target instanceof Expr.Select select && select.target() instanceof Expr.This) {
                name = select.name();
            }
            if (name != null) {
                where.computeIfAbsent(name, n -> new ArrayList<>()).add(new Use(method, value));
            }
        }
    }
}

package io.github.txguard.callgraph;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.wiring.Injection;
import io.github.txguard.wiring.SourceUses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls that a program makes when something is used for the first time, and never again: those that fill an empty field of an
 * object that lives as long as the program, if nobody empties the field. Hardly ever does a transaction of an application
 * that has been running for a while wait for one. Safe to use from many threads.
 */
public final class FirstUses {
    private final CallGraph graph;
    private final LinkedProgram program;
    private final Injection injection;
    private final Map<MethodModel, Set<Integer>> sites = new ConcurrentHashMap<>();

    /**
     * Over a program.
     *
     * @param graph its call graph
     */
    public FirstUses(CallGraph graph) {
        this.graph = graph;
        this.program = graph.program();
        this.injection = graph.injection();
    }

    /**
     * Whether a call runs at the first use only.
     *
     * @param code code with the call
     * @param site site number of the call
     */
    public boolean contain(Code code, int site) {
        MethodModel method = code.method();
        Set<Integer> known = sites.get(method);
        if (known == null) {
            known = find(method);
            sites.put(method, known);
        }
        return known.contains(site);
    }

    private Set<Integer> find(MethodModel method) {
        TypeModel type = program.program().type(method.type()).orElse(null);
        if (type == null || !method.hasBody()) {
            return Set.of();
        }
        Set<Integer> found = new LinkedHashSet<>();
        new Guards(type, method, found).visit(method.body());
        return found.isEmpty() ? Set.of() : found;
    }

    /** Finds what stands under a condition that holds at the first use only. */
    private final class Guards extends BodyVisitor {
        private final TypeModel type;
        private final MethodModel method;
        private final Set<Integer> found;
        private boolean guarded;

        Guards(TypeModel type, MethodModel method, Set<Integer> found) {
            this.type = type;
            this.method = method;
            this.found = found;
        }

        @Override
        public void visit(@Nullable Step step) {
            if (step instanceof Step.Choice choice && !guarded && choice.condition() != null) {
                choice(choice, choice.condition());
            } else if (step instanceof Step.Block block) {
                boolean before = guarded;
                for (Step inner : block.steps()) {
                    visit(inner);
                    // what follows if (field != null) return
                    guarded |= inner instanceof Step.Choice choice
                            && choice.condition() != null
                            && choice.branches().size() == 2
                            && leaves(choice.branches().get(0))
                            && isFilled(choice.condition());
                }
                guarded = before;
            } else {
                super.visit(step);
            }
        }

        private void choice(Step.Choice choice, Expr condition) {
            visit(condition);
            boolean twoWays = choice.branches().size() == 2;
            for (int i = 0; i < choice.branches().size(); i++) {
                guarded = twoWays && (i == 0 ? isEmpty(condition) : isFilled(condition));
                visit(choice.branches().get(i));
                guarded = false;
            }
        }

        @Override
        protected void leave(Expr expr) {
            if (guarded && expr instanceof Expr.Call call) {
                found.add(call.site());
            } else if (guarded && expr instanceof Expr.New creation) {
                found.add(creation.site());
            }
        }

        private boolean leaves(Step step) {
            Step last = step;
            while (last instanceof Step.Block block && !block.steps().isEmpty()) {
                last = block.steps().get(block.steps().size() - 1);
            }
            return last instanceof Step.Exit;
        }

        /** Whether the condition holds only while the field is empty. */
        private boolean isEmpty(Expr condition) {
            if (!(condition instanceof Expr.Operation operation)) {
                return false;
            }
            List<Expr> operands = operation.operands();
            return switch (operation.operator()) {
                case "&&" -> operands.stream().anyMatch(this::isEmpty);
                case "||" -> operands.stream().allMatch(this::isEmpty);
                case "==" -> comparesWithNull(operands);
                case "!" -> isFilledOnce(operands.get(0), true);
                default -> false;
            };
        }

        /** Whether the condition holds whenever the field is filled. */
        private boolean isFilled(Expr condition) {
            if (!(condition instanceof Expr.Operation operation)) {
                return isFilledOnce(condition, true);
            }
            List<Expr> operands = operation.operands();
            return switch (operation.operator()) {
                case "||" -> operands.stream().anyMatch(this::isFilled);
                case "&&" -> operands.stream().allMatch(this::isFilled);
                case "!=" -> comparesWithNull(operands);
                default -> false;
            };
        }

        private boolean comparesWithNull(List<Expr> operands) {
            return (isNull(operands.get(1)) && isFilledOnce(operands.get(0), false))
                    || (isNull(operands.get(0)) && isFilledOnce(operands.get(1), false));
        }

        private boolean isFilledOnce(Expr expr, boolean flag) {
            String name = fieldName(expr);
            for (TypeModel scope = name == null ? null : type; scope != null && name != null; ) {
                FieldModel field = declared(scope, name);
                if (field != null) {
                    return flag == field.type().name().equals("boolean") && staysFilled(scope, field);
                }
                String outer = scope.outer();
                scope = outer == null ? null : program.program().type(outer).orElse(null);
            }
            return false;
        }

        /** The field that an expression reads, by way of a local that holds nothing else before it is filled. */
        private @Nullable String fieldName(Expr expr) {
            if (expr instanceof Expr.Name name) {
                return name.name();
            }
            if (expr instanceof Expr.Select select && select.target() instanceof Expr.This) {
                return select.name();
            }
            if (expr instanceof Expr.Local local
                    && local.level() == 0
                    && method.locals().get(local.slot()).kind() == LocalModel.Kind.VARIABLE) {
                List<Expr> assigned = graph.code(method).assigned(local.slot());
                boolean copy = !assigned.isEmpty() && !(assigned.get(0) instanceof Expr.Local);
                return copy ? fieldName(assigned.get(0)) : null;
            }
            return null;
        }
    }

    private static boolean isNull(Expr expr) {
        return expr instanceof Expr.Literal literal && literal.kind() == Expr.Literal.Kind.NULL;
    }

    private static @Nullable FieldModel declared(TypeModel type, String name) {
        return type.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether the field lives as long as the program, is filled by somebody, and emptied by nobody. */
    private boolean staysFilled(TypeModel owner, FieldModel field) {
        boolean lives = field.modifiers().contains(Modifier.STATIC) || injection.isSingleton(owner);
        boolean own = field.modifiers().contains(Modifier.PRIVATE)
                || !field.modifiers().contains(Modifier.PUBLIC);
        if (!lives || !own || program.isGenerated(owner, setter(field), 1)) {
            return false;
        }
        boolean filled = false;
        for (SourceUses.Use use : injection.uses().assignments(field.name())) {
            boolean initial = use.method().name().equals(MethodModel.CONSTRUCTOR)
                    || use.method().name().equals(MethodModel.INSTANCE_INITIALIZER)
                    || use.method().name().equals(MethodModel.STATIC_INITIALIZER);
            if (!initial && mayConcern(use, owner)) {
                if (mayEmpty(((Expr.Assign) use.expr()).value(), use.method())) {
                    return false;
                }
                filled = true;
            }
        }
        return filled;
    }

    private static String setter(FieldModel field) {
        return "set" + Character.toUpperCase(field.name().charAt(0))
                + field.name().substring(1);
    }

    /** Whether an assignment to that name may be one to the field: of its own class, one inside it, or through an object. */
    private boolean mayConcern(SourceUses.Use use, TypeModel owner) {
        boolean through = ((Expr.Assign) use.expr()).target() instanceof Expr.Select select
                && !(select.target() instanceof Expr.This);
        return through
                || use.type().name().startsWith(owner.name())
                || program.isSubtype(use.type().name(), owner.name());
    }

    /** Whether a value may be none: {@code null}, {@code false}, or what whoever calls a setter hands over. */
    private static boolean mayEmpty(Expr value, MethodModel method) {
        if (value instanceof Expr.Conditional choice) {
            return mayEmpty(choice.whenTrue(), method) || mayEmpty(choice.whenFalse(), method);
        }
        if (value instanceof Expr.Literal literal) {
            return literal.kind() == Expr.Literal.Kind.NULL || literal.text().equals("false");
        }
        return value instanceof Expr.Local local
                && local.level() == 0
                && method.name().startsWith("set")
                && method.locals().get(local.slot()).kind() == LocalModel.Kind.PARAMETER;
    }
}

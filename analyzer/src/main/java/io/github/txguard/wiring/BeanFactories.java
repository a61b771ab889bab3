package io.github.txguard.wiring;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of the objects that methods return, as far as the method's own statements show them. */
final class BeanFactories {
    private final LinkedProgram program;

    BeanFactories(LinkedProgram program) {
        this.program = program;
    }

    /**
     * What a method makes.
     *
     * @param classes classes of the sources that it creates and returns
     * @param open type of which it may return any subtype, or null if the classes are all
     */
    record Made(List<TypeModel> classes, @Nullable String open) {}

    /** What the method makes; a method without a body makes anything of its return type. */
    Made made(TypeModel type, MethodModel method) {
        String declared = program.qualify(type, TypeRef.of(method.returnType().name()));
        if (!method.hasBody()) {
            return new Made(List.of(), declared);
        }
        program.program().footprint().asked(Footprint.Kind.MADE, method.id());
        Returns returns = new Returns();
        returns.visit(method.code().steps());
        List<TypeModel> classes = new ArrayList<>();
        String open = null;
        for (Expr value : returns.values) {
            String unknown = follow(type, method, value, returns, classes, declared, 0);
            open = unknown == null ? open : open == null || open.equals(unknown) ? unknown : declared;
        }
        boolean silent = returns.values.isEmpty();
        return new Made(classes, silent ? declared : open);
    }

    /** Adds the classes of a value; gives the type of which it may be anything, or null. */
    private @Nullable String follow(
            TypeModel type,
            MethodModel method,
            Expr value,
            Returns returns,
            List<TypeModel> classes,
            String declared,
            int depth) {
        if (depth > 4) {
            return declared;
        }
        if (value instanceof Expr.New creation) {
            String name = creation.body() != null ? creation.body() : program.qualify(type, creation.type());
            TypeModel made = program.program().type(name).orElse(null);
            if (made != null && !classes.contains(made)) {
                classes.add(made);
            }
            return null; // a class of a library cannot lead back into the sources
        }
        if (value instanceof Expr.Cast cast) {
            return follow(type, method, cast.value(), returns, classes, declared, depth + 1);
        }
        if (value instanceof Expr.Conditional choice) {
            String left = follow(type, method, choice.whenTrue(), returns, classes, declared, depth + 1);
            String right = follow(type, method, choice.whenFalse(), returns, classes, declared, depth + 1);
            return left == null ? right : right == null || left.equals(right) ? left : declared;
        }
        if (value instanceof Expr.Literal literal && literal.kind() == Expr.Literal.Kind.NULL) {
            return null;
        }
        if (value instanceof Expr.Local local && local.level() == 0) {
            LocalModel model = method.code().locals().get(local.slot());
            List<Expr> assigned = returns.assigned.getOrDefault(local.slot(), List.of());
            TypeRef written = model.type();
            String narrower = written == null ? declared : program.qualify(type, TypeRef.of(written.name()));
            String known = program.isSubtype(narrower, declared) ? narrower : declared;
            if (model.kind() != LocalModel.Kind.VARIABLE || assigned.isEmpty()) {
                return known;
            }
            String open = null;
            for (Expr part : assigned) {
                String unknown = follow(type, method, part, returns, classes, known, depth + 1);
                open = unknown == null ? open : known;
            }
            return open;
        }
        return declared;
    }

    /** The returned values, and what is assigned to locals. */
    private static final class Returns extends BodyVisitor {
        private final List<Expr> values = new ArrayList<>();
        private final Map<Integer, List<Expr>> assigned = new LinkedHashMap<>();
        private boolean inside;

        @Override
        public void visit(@Nullable Step step) {
            if (!inside && step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.RETURN) {
                if (exit.value() != null) {
                    values.add(exit.value());
                }
            }
            super.visit(step);
        }

        @Override
        protected void declare(Step.Declare declare) {
            if (declare.initial() != null) {
                assigned.computeIfAbsent(declare.slot(), s -> new ArrayList<>()).add(declare.initial());
            }
            super.declare(declare);
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Assign assign
                    && assign.target() instanceof Expr.Local local
                    && local.level() == 0) {
                assigned.computeIfAbsent(local.slot(), s -> new ArrayList<>()).add(assign.value());
            }
        }

        @Override
        protected void lambda(Expr.Lambda lambda) {
            boolean before = inside;
            inside = true;
            super.lambda(lambda);
            inside = before;
        }
    }
}

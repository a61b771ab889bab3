package io.github.txguard.config;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What constant expressions of the sources stand for. */
final class Constants {
    private static final int MAX_DEPTH = 8;

    private final LinkedProgram program;

    Constants(LinkedProgram program) {
        this.program = program;
    }

    /** The text of a literal, a sum of texts, or a constant of the sources; the first part of an array. */
    Optional<String> text(TypeModel scope, Expr expr) {
        return text(scope, expr, 0);
    }

    private Optional<String> text(TypeModel scope, Expr expr, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (expr instanceof Expr.Literal literal) {
            return literal.kind() == Expr.Literal.Kind.NULL ? Optional.empty() : Optional.of(literal.text());
        }
        if (expr instanceof Expr.Operation sum && sum.operator().equals("+")) {
            StringBuilder text = new StringBuilder();
            for (Expr operand : sum.operands()) {
                Optional<String> part = text(scope, operand, depth + 1);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                text.append(part.get());
            }
            return Optional.of(text.toString());
        }
        if (expr instanceof Expr.NewArray array && !array.parts().isEmpty()) {
            return text(scope, array.parts().get(0), depth + 1);
        }
        if (expr instanceof Expr.Cast cast) {
            return text(scope, cast.value(), depth + 1);
        }
        if (expr instanceof Expr.Name name) {
            return field(scope, name.name(), depth);
        }
        if (expr instanceof Expr.Select select) {
            String written = dotted(select.target());
            return written == null
                    ? Optional.empty()
                    : program.program()
                            .type(program.qualify(scope, TypeRef.of(written)))
                            .flatMap(owner -> field(owner, select.name(), depth));
        }
        return Optional.empty();
    }

    /** A name of several parts as written; null if it is something else. */
    static @Nullable String dotted(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return name.name();
        }
        if (expr instanceof Expr.Select select) {
            String target = dotted(select.target());
            return target == null ? null : target + "." + select.name();
        }
        return null;
    }

    /** The last part of a name: that of an enum's or interface's constant. */
    static @Nullable String simple(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return name.name();
        }
        return expr instanceof Expr.Select select ? select.name() : null;
    }

    private Optional<String> field(TypeModel scope, String name, int depth) {
        TypeModel type = scope;
        while (type != null) {
            for (String supertype : program.supertypes(type.name())) {
                TypeModel owner = program.program().type(supertype).orElse(null);
                if (owner != null
                        && owner.fields().stream().anyMatch(f -> f.name().equals(name))) {
                    return initial(owner, name).flatMap(value -> text(owner, value, depth + 1));
                }
            }
            String outer = type.outer();
            type = outer == null ? null : program.program().type(outer).orElse(null);
        }
        return imported(scope, name, depth);
    }

    private Optional<String> imported(TypeModel scope, String name, int depth) {
        return program.program().unitOf(scope).imports().stream()
                .filter(i -> i.isStatic() && i.name().endsWith("." + name))
                .map(i -> i.name().substring(0, i.name().length() - name.length() - 1))
                .flatMap(owner -> program.program().type(owner).stream())
                .flatMap(owner -> initial(owner, name).flatMap(value -> text(owner, value, depth + 1)).stream())
                .findFirst();
    }

    private static Optional<Expr> initial(TypeModel owner, String field) {
        for (MethodModel method : owner.methods()) {
            boolean initializer = method.name().equals(MethodModel.STATIC_INITIALIZER)
                    || method.name().equals(MethodModel.INSTANCE_INITIALIZER);
            if (initializer) {
                Finder finder = new Finder(field);
                finder.visit(method.body());
                if (finder.value != null) {
                    return Optional.of(finder.value);
                }
            }
        }
        return Optional.empty();
    }

    private static final class Finder extends BodyVisitor {
        private final String field;
        private @Nullable Expr value;

        Finder(String field) {
            this.field = field;
        }

        @Override
        public void visit(@Nullable Step step) {
            if (value == null) {
                super.visit(step);
            }
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Assign assign && field.equals(simple(assign.target()))) {
                value = assign.value();
            }
        }
    }
}

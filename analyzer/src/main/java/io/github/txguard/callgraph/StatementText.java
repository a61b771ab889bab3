package io.github.txguard.callgraph;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SQL or JPQL that a call runs, as far as it is constant: an argument of the call, or of a call that made its receiver
 * ({@code connection.prepareStatement(sql).execute()}).
 *
 * @param text the text; what is not constant in it is a question mark
 */
record StatementText(String text) {
    private static final int MAX_DEPTH = 8;

    /** What assigns a transaction id in PostgreSQL, so that row locks are kept until its end. */
    private static final Pattern LOCKS = Pattern.compile(
            "^\\s*(insert|update|delete|merge)\\b|\\bfor\\s+((no\\s+key\\s+)?update|(key\\s+)?share)\\b"
                    + "|^\\s*with\\b.*\\b(insert\\s+into|update|delete\\s+from)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Whether the statement writes or locks rows. */
    boolean locksRows() {
        return LOCKS.matcher(text).find();
    }

    /** Whether the text begins with something that matches a regular expression, ignoring case. */
    boolean startsWith(String regex) {
        return Pattern.compile("\\s*(?:" + regex + ")", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .lookingAt();
    }

    /** The text that a call of a method runs; empty if none is known. */
    static Optional<StatementText> of(LinkedProgram program, MethodCode method, CallSite site) {
        return new Search(program, method).call(site.expr(), 0).map(StatementText::new);
    }

    private record Search(LinkedProgram program, MethodCode method) {
        private Optional<String> call(@Nullable Expr expr, int depth) {
            if (depth > MAX_DEPTH) {
                return Optional.empty();
            }
            if (expr instanceof Expr.Call call) {
                for (Expr argument : call.arguments()) {
                    Optional<String> text = constant(argument, depth + 1);
                    if (text.isPresent()) {
                        return text;
                    }
                }
                return call(call.target(), depth + 1);
            }
            if (expr instanceof Expr.Local local && local.level() == 0) {
                List<Expr> assigned = method.assigned(local.slot());
                return assigned.size() == 1 ? call(assigned.get(0), depth + 1) : Optional.empty();
            }
            return expr instanceof Expr.Cast cast ? call(cast.value(), depth + 1) : Optional.empty();
        }

        private Optional<String> constant(Expr expr, int depth) {
            if (depth > MAX_DEPTH) {
                return Optional.empty();
            }
            if (expr instanceof Expr.Literal literal) {
                return literal.kind() == Expr.Literal.Kind.STRING ? Optional.of(literal.text()) : Optional.empty();
            } else if (expr instanceof Expr.Operation sum && sum.operator().equals("+")) {
                return sum(sum, depth);
            } else if (expr instanceof Expr.Local local && local.level() == 0) {
                List<Expr> assigned = method.assigned(local.slot());
                return assigned.size() == 1 ? constant(assigned.get(0), depth + 1) : Optional.empty();
            } else if (expr instanceof Expr.Name name) {
                return field(method.linked().type(), name.name(), depth);
            } else if (expr instanceof Expr.Select select && select.target() instanceof Expr.Name type) {
                String name = program.qualify(method.linked().type(), TypeRef.of(type.name()));
                return program.program().type(name).flatMap(t -> field(t, select.name(), depth));
            }
            return Optional.empty();
        }

        private Optional<String> sum(Expr.Operation sum, int depth) {
            StringBuilder text = new StringBuilder();
            boolean any = false;
            for (Expr operand : sum.operands()) {
                Optional<String> part = constant(operand, depth + 1);
                any |= part.isPresent();
                text.append(part.orElse("?"));
            }
            return any ? Optional.of(text.toString()) : Optional.empty();
        }

        /** A constant of a class of the sources. */
        private Optional<String> field(TypeModel type, String name, int depth) {
            List<Expr> assigned = new ArrayList<>();
            for (MethodModel each : type.methods()) {
                if (each.name().equals(MethodModel.STATIC_INITIALIZER)
                        || each.name().equals(MethodModel.INSTANCE_INITIALIZER)) {
                    new BodyVisitor() {
                        @Override
                        protected void leave(Expr expr) {
                            if (expr instanceof Expr.Assign assign
                                    && assign.target() instanceof Expr.Name target
                                    && target.name().equals(name)) {
                                assigned.add(assign.value());
                            }
                        }
                    }.visit(each.body());
                }
            }
            return assigned.size() == 1 && !(assigned.get(0) instanceof Expr.Local)
                    ? constant(assigned.get(0), depth + 1)
                    : Optional.empty();
        }
    }
}

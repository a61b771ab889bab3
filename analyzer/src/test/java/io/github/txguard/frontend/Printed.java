package io.github.txguard.frontend;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Steps and expressions in a compact notation: {@code x%0} is the local {@code x} in slot 0, {@code x%0^1} that of the method
 * around, {@code f#2(…)} the call with site number 2.
 */
final class Printed {
    private final MethodModel method;

    private Printed(MethodModel method) {
        this.method = method;
    }

    /** The body of a method without its outer braces. */
    static String body(MethodModel method) {
        Step body = method.body();
        if (body == null) {
            return "none";
        }
        Printed printed = new Printed(method);
        return body instanceof Step.Block block ? printed.steps(block.steps()) : printed.step(body);
    }

    /** A value without locals, such as an annotation's. */
    static String value(Expr value) {
        return new Printed(FrontendFixture.NO_METHOD).expr(value);
    }

    /** A type with its arguments and dimensions. */
    static String type(TypeRef type) {
        String arguments = type.arguments().isEmpty()
                ? ""
                : type.arguments().stream().map(Printed::type).collect(Collectors.joining(", ", "<", ">"));
        return type.name() + arguments + "[]".repeat(type.dimensions());
    }

    private String steps(List<Step> steps) {
        return steps.stream().map(this::step).collect(Collectors.joining(" "));
    }

    private static String written(@Nullable TypeRef type) {
        return type == null ? "" : type(type);
    }

    private String step(Step step) {
        if (step instanceof Step.Eval s) {
            return expr(s.value()) + ";";
        } else if (step instanceof Step.Declare s) {
            return "var " + local(s.slot(), 0) + (s.initial() == null ? ";" : " = " + expr(s.initial()) + ";");
        } else if (step instanceof Step.Block s) {
            return s.steps().isEmpty() ? "{}" : "{ " + steps(s.steps()) + " }";
        } else if (step instanceof Step.Choice s) {
            String branches = s.branches().stream().map(this::step).collect(Collectors.joining(" | "));
            String condition = s.condition() == null ? "?" : expr(s.condition());
            return (s.fallThrough() ? "fall(" : "choose(") + condition + "): " + branches;
        } else if (step instanceof Step.Loop s) {
            return loop(s);
        } else if (step instanceof Step.ForEach s) {
            return "each " + local(s.slot(), 0) + " of " + expr(s.iterable()) + ": " + step(s.body());
        } else if (step instanceof Step.Guarded s) {
            return guarded(s);
        } else if (step instanceof Step.Synchronized s) {
            return "lock(" + expr(s.lock()) + "): " + step(s.body());
        } else if (step instanceof Step.Exit s) {
            String label = s.label() == null ? "" : " " + s.label();
            return s.kind() + label + (s.value() == null ? ";" : " " + expr(s.value()) + ";");
        } else if (step instanceof Step.Labelled s) {
            return s.label() + ": " + step(s.body());
        }
        throw new AssertionError(step);
    }

    private String loop(Step.Loop loop) {
        String initial = loop.initial() == null ? "" : step(loop.initial());
        String condition = loop.condition() == null ? "" : expr(loop.condition());
        String update = loop.update() == null ? "" : step(loop.update());
        String kind = loop.atLeastOnce() ? "loop once(" : "loop(";
        return kind + initial + " / " + condition + " / " + update + "): " + step(loop.body());
    }

    private String guarded(Step.Guarded guarded) {
        String resources = guarded.resources().stream()
                .map(r -> (r.slot() < 0 ? "" : local(r.slot(), 0) + " = ") + expr(r.value()) + " ~ " + expr(r.close()))
                .collect(Collectors.joining(", "));
        String handlers = guarded.handlers().stream()
                .map(h -> " catch "
                        + h.types().stream().map(Printed::type).collect(Collectors.joining("|"))
                        + " " + local(h.slot(), 0) + ": " + step(h.body()))
                .collect(Collectors.joining());
        String last = guarded.last() == null ? "" : " finally: " + step(guarded.last());
        return "try(" + resources + "): " + step(guarded.body()) + handlers + last;
    }

    private String expr(Expr expr) {
        if (expr instanceof Expr.Local e) {
            return local(e.slot(), e.level());
        } else if (expr instanceof Expr.Name e) {
            return e.name();
        } else if (expr instanceof Expr.Select e) {
            return expr(e.target()) + "." + e.name();
        } else if (expr instanceof Expr.This e) {
            return e.qualifier() == null ? "this" : e.qualifier() + ".this";
        } else if (expr instanceof Expr.Super e) {
            return e.qualifier() == null ? "super" : e.qualifier() + ".super";
        } else if (expr instanceof Expr.Call || expr instanceof Expr.New) {
            return call(expr);
        } else if (expr instanceof Expr.Lambda e) {
            String parameters = e.parameters().stream().map(p -> local(p, 0)).collect(Collectors.joining(", "));
            return "(" + parameters + ") ->#" + e.site() + " " + step(e.body());
        } else if (expr instanceof Expr.MethodRef e) {
            String target = e.target() == null ? "type " + written(e.type()) : expr(e.target());
            return target + "::" + e.name() + "#" + e.site();
        } else if (expr instanceof Expr.Literal e) {
            return e.kind() == Expr.Literal.Kind.STRING ? "\"" + e.text().replace("\n", "\\n") + "\"" : e.text();
        }
        return operator(expr);
    }

    private String call(Expr expr) {
        if (expr instanceof Expr.Call e) {
            String types = e.typeArguments().isEmpty()
                    ? ""
                    : e.typeArguments().stream().map(Printed::type).collect(Collectors.joining(", ", "<", ">"));
            String target = e.target() == null ? "" : expr(e.target()) + ".";
            return target + types + e.name() + "#" + e.site() + list(e.arguments());
        }
        Expr.New e = (Expr.New) expr;
        String outer = e.outer() == null ? "" : expr(e.outer()) + ".";
        String body = e.body() == null ? "" : " as " + e.body();
        return outer + "new#" + e.site() + " " + type(e.type()) + list(e.arguments()) + body;
    }

    private String operator(Expr expr) {
        if (expr instanceof Expr.Cast e) {
            return "(" + type(e.type()) + ") " + expr(e.value());
        } else if (expr instanceof Expr.Assign e) {
            return expr(e.target()) + " = " + expr(e.value());
        } else if (expr instanceof Expr.Conditional e) {
            return expr(e.condition()) + " ? " + expr(e.whenTrue()) + " : " + expr(e.whenFalse());
        } else if (expr instanceof Expr.Operation e) {
            return e.operands().size() == 1
                    ? e.operator() + expr(e.operands().get(0))
                    : "(" + expr(e.operands().get(0)) + " " + e.operator() + " "
                            + expr(e.operands().get(1)) + ")";
        } else if (expr instanceof Expr.Index e) {
            return expr(e.array()) + "[" + expr(e.index()) + "]";
        } else if (expr instanceof Expr.InstanceOf e) {
            String type = e.type() == null ? "pattern" : type(e.type());
            return expr(e.value()) + " is " + type + (e.slot() < 0 ? "" : " " + local(e.slot(), 0));
        } else if (expr instanceof Expr.Switch e) {
            String branches = e.branches().stream().map(this::step).collect(Collectors.joining(" | "));
            return "switch(" + expr(e.selector()) + "): " + branches;
        } else if (expr instanceof Expr.ClassLiteral e) {
            return type(e.type()) + ".class";
        } else if (expr instanceof Expr.NewArray e) {
            return "array " + (e.type() == null ? "" : type(e.type()) + " ") + list(e.parts());
        } else if (expr instanceof Expr.Other e) {
            return "other" + list(e.parts());
        }
        throw new AssertionError(expr);
    }

    private String list(List<Expr> expressions) {
        return expressions.stream().map(this::expr).collect(Collectors.joining(", ", "(", ")"));
    }

    private String local(int slot, int level) {
        return level > 0 ? "%" + slot + "^" + level : method.locals().get(slot).name() + "%" + slot;
    }
}

package io.github.txguard.store;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CodeWriter} wrote; arguments are evaluated in the order in which they were written. */
final class CodeReader {
    private static final List<CodeTag> TAGS = List.of(CodeTag.values());

    private final ByteSource in;

    CodeReader(ByteSource in) {
        this.in = in;
    }

    private CodeTag tag() {
        return TAGS.get(in.number());
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("something is missing");
        }
        return value;
    }

    private Step step() {
        return present(optionalStep());
    }

    @Nullable
    Step optionalStep() {
        CodeTag tag = tag();
        return switch (tag) {
            case NONE -> null;
            case EVAL -> new Step.Eval(expr());
            case DECLARE -> new Step.Declare(in.number(), optionalExpr());
            case BLOCK -> block(in.list(this::step));
            case CHOICE -> new Step.Choice(optionalExpr(), in.list(this::step), in.flag());
            case LOOP -> new Step.Loop(optionalStep(), optionalExpr(), step(), optionalStep(), in.flag(), in.number());
            case FOR_EACH -> new Step.ForEach(in.number(), expr(), step(), in.number());
            case GUARDED -> new Step.Guarded(in.list(this::resource), step(), in.list(this::handler), optionalStep());
            case SYNCHRONIZED -> new Step.Synchronized(expr(), step(), in.number());
            case EXIT ->
                new Step.Exit(Step.ExitKind.valueOf(in.text()), optionalExpr(), in.optionalText(), in.number());
            case LABELLED -> new Step.Labelled(in.text(), step());
            default -> throw new IllegalArgumentException(tag + " is no step");
        };
    }

    private static Step block(List<Step> steps) {
        return steps.isEmpty() ? Step.Block.EMPTY : new Step.Block(steps);
    }

    private Step.Resource resource() {
        int slot = in.number();
        Expr value = expr();
        if (expr() instanceof Expr.Call close) {
            return new Step.Resource(slot, value, close);
        }
        throw new IllegalArgumentException("a resource is closed by a call");
    }

    private Step.Handler handler() {
        return new Step.Handler(in.number(), in.list(in::type), step());
    }

    Expr expr() {
        return present(optionalExpr());
    }

    private @Nullable Expr optionalExpr() {
        CodeTag tag = tag();
        return switch (tag) {
            case NONE -> null;
            case LOCAL -> new Expr.Local(in.number(), in.number());
            case NAME -> new Expr.Name(in.text());
            case SELECT -> new Expr.Select(expr(), in.text());
            case THIS -> new Expr.This(in.optionalText());
            case SUPER -> new Expr.Super(in.optionalText());
            case CALL ->
                new Expr.Call(
                        in.number(),
                        optionalExpr(),
                        in.text(),
                        in.list(this::expr),
                        in.list(in::type),
                        in.number(),
                        in.number());
            case NEW ->
                new Expr.New(
                        in.number(),
                        optionalExpr(),
                        in.type(),
                        in.list(this::expr),
                        in.optionalText(),
                        in.number(),
                        in.number());
            case LAMBDA ->
                new Expr.Lambda(in.number(), in.list(in::number), step(), in.flag(), in.number(), in.number());
            case METHOD_REF ->
                new Expr.MethodRef(in.number(), optionalExpr(), in.optionalType(), in.text(), in.number(), in.number());
            case LITERAL -> new Expr.Literal(Expr.Literal.Kind.valueOf(in.text()), in.text());
            case CLASS_LITERAL -> new Expr.ClassLiteral(in.type());
            default -> composed(tag);
        };
    }

    private Expr composed(CodeTag tag) {
        return switch (tag) {
            case CAST -> new Expr.Cast(in.type(), expr());
            case ASSIGN -> new Expr.Assign(expr(), expr());
            case CONDITIONAL -> new Expr.Conditional(expr(), expr(), expr());
            case OPERATION -> new Expr.Operation(in.text(), in.list(this::expr));
            case INDEX -> new Expr.Index(expr(), expr());
            case INSTANCE_OF -> new Expr.InstanceOf(expr(), in.optionalType(), in.number());
            case SWITCH -> new Expr.Switch(expr(), in.list(this::step));
            case NEW_ARRAY -> new Expr.NewArray(in.optionalType(), in.list(this::expr));
            case OTHER -> new Expr.Other(in.list(this::expr));
            default -> throw new IllegalArgumentException(tag + " is no expression");
        };
    }
}

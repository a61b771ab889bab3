package io.github.txguard.store;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import org.jspecify.annotations.Nullable;

/** Writes steps and expressions, each after its {@link CodeTag}; {@link CodeReader} reads them in the same order. */
final class CodeWriter {
    private final ByteSink out;

    CodeWriter(ByteSink out) {
        this.out = out;
    }

    @SuppressWarnings("EnumOrdinal") // the order is fixed by the version of the form
    private void tag(CodeTag tag) {
        out.number(tag.ordinal());
    }

    void step(@Nullable Step step) {
        if (step == null) {
            tag(CodeTag.NONE);
        } else if (step instanceof Step.Eval eval) {
            tag(CodeTag.EVAL);
            expr(eval.value());
        } else if (step instanceof Step.Declare declare) {
            tag(CodeTag.DECLARE);
            out.number(declare.slot());
            expr(declare.initial());
        } else if (step instanceof Step.Block block) {
            tag(CodeTag.BLOCK);
            out.list(block.steps(), this::step);
        } else if (step instanceof Step.Choice choice) {
            tag(CodeTag.CHOICE);
            expr(choice.condition());
            out.list(choice.branches(), this::step);
            out.flag(choice.fallThrough());
        } else if (step instanceof Step.Exit exit) {
            tag(CodeTag.EXIT);
            out.text(exit.kind().name());
            expr(exit.value());
            out.text(exit.label());
            out.line(exit.line());
        } else {
            structured(step);
        }
    }

    private void structured(Step step) {
        if (step instanceof Step.Loop loop) {
            tag(CodeTag.LOOP);
            step(loop.initial());
            expr(loop.condition());
            step(loop.body());
            step(loop.update());
            out.flag(loop.atLeastOnce());
            out.line(loop.line());
        } else if (step instanceof Step.ForEach loop) {
            tag(CodeTag.FOR_EACH);
            out.number(loop.slot());
            expr(loop.iterable());
            step(loop.body());
            out.line(loop.line());
        } else if (step instanceof Step.Guarded guarded) {
            tag(CodeTag.GUARDED);
            out.list(guarded.resources(), this::resource);
            step(guarded.body());
            out.list(guarded.handlers(), this::handler);
            step(guarded.last());
        } else if (step instanceof Step.Synchronized lock) {
            tag(CodeTag.SYNCHRONIZED);
            expr(lock.lock());
            step(lock.body());
            out.line(lock.line());
        } else if (step instanceof Step.Labelled labelled) {
            tag(CodeTag.LABELLED);
            out.text(labelled.label());
            step(labelled.body());
        } else {
            throw new IllegalStateException("no step of ours: " + step);
        }
    }

    private void resource(Step.Resource resource) {
        out.number(resource.slot());
        expr(resource.value());
        expr(resource.close());
    }

    private void handler(Step.Handler handler) {
        out.number(handler.slot());
        out.list(handler.types(), out::type);
        step(handler.body());
    }

    void expr(@Nullable Expr expr) {
        if (expr == null) {
            tag(CodeTag.NONE);
        } else if (expr instanceof Expr.Local local) {
            tag(CodeTag.LOCAL);
            out.number(local.slot());
            out.number(local.level());
        } else if (expr instanceof Expr.Name name) {
            tag(CodeTag.NAME);
            out.text(name.name());
        } else if (expr instanceof Expr.Select select) {
            tag(CodeTag.SELECT);
            expr(select.target());
            out.text(select.name());
        } else if (expr instanceof Expr.This self) {
            tag(CodeTag.THIS);
            out.text(self.qualifier());
        } else if (expr instanceof Expr.Super parent) {
            tag(CodeTag.SUPER);
            out.text(parent.qualifier());
        } else if (expr instanceof Expr.Literal literal) {
            tag(CodeTag.LITERAL);
            out.text(literal.kind().name());
            out.text(literal.text());
        } else if (expr instanceof Expr.ClassLiteral literal) {
            tag(CodeTag.CLASS_LITERAL);
            out.type(literal.type());
        } else {
            site(expr);
        }
    }

    private void site(Expr expr) {
        if (expr instanceof Expr.Call call) {
            tag(CodeTag.CALL);
            out.site(call.site());
            expr(call.target());
            out.text(call.name());
            out.list(call.arguments(), this::expr);
            out.list(call.typeArguments(), out::type);
            out.place(call.line(), call.column());
        } else if (expr instanceof Expr.New creation) {
            tag(CodeTag.NEW);
            out.site(creation.site());
            expr(creation.outer());
            out.type(creation.type());
            out.list(creation.arguments(), this::expr);
            out.text(creation.body());
            out.place(creation.line(), creation.column());
        } else if (expr instanceof Expr.Lambda lambda) {
            tag(CodeTag.LAMBDA);
            out.site(lambda.site());
            out.list(lambda.parameters(), out::number);
            step(lambda.body());
            out.flag(lambda.expression());
            out.place(lambda.line(), lambda.column());
        } else if (expr instanceof Expr.MethodRef reference) {
            tag(CodeTag.METHOD_REF);
            out.site(reference.site());
            expr(reference.target());
            out.type(reference.type());
            out.text(reference.name());
            out.place(reference.line(), reference.column());
        } else {
            composed(expr);
        }
    }

    private void composed(Expr expr) {
        if (expr instanceof Expr.Cast cast) {
            tag(CodeTag.CAST);
            out.type(cast.type());
            expr(cast.value());
        } else if (expr instanceof Expr.Assign assign) {
            tag(CodeTag.ASSIGN);
            expr(assign.target());
            expr(assign.value());
        } else if (expr instanceof Expr.Conditional conditional) {
            tag(CodeTag.CONDITIONAL);
            expr(conditional.condition());
            expr(conditional.whenTrue());
            expr(conditional.whenFalse());
        } else if (expr instanceof Expr.Operation operation) {
            tag(CodeTag.OPERATION);
            out.text(operation.operator());
            out.list(operation.operands(), this::expr);
        } else if (expr instanceof Expr.Index index) {
            tag(CodeTag.INDEX);
            expr(index.array());
            expr(index.index());
        } else if (expr instanceof Expr.InstanceOf test) {
            tag(CodeTag.INSTANCE_OF);
            expr(test.value());
            out.type(test.type());
            out.number(test.slot());
        } else if (expr instanceof Expr.Switch choice) {
            tag(CodeTag.SWITCH);
            expr(choice.selector());
            out.list(choice.branches(), this::step);
        } else if (expr instanceof Expr.NewArray array) {
            tag(CodeTag.NEW_ARRAY);
            out.type(array.type());
            out.list(array.parts(), this::expr);
        } else if (expr instanceof Expr.Other other) {
            tag(CodeTag.OTHER);
            out.list(other.parts(), this::expr);
        } else {
            throw new IllegalStateException("no expression of ours: " + expr);
        }
    }
}

package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.resolve.ResolvedFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the functions that an expression may stand for, through locals, casts, parameters and captured variables. */
final class ValueFlow {
    private final LinkedProgram program;
    private final Function<MethodModel, MethodCode> codes;

    ValueFlow(LinkedProgram program, Function<MethodModel, MethodCode> codes) {
        this.program = program;
        this.codes = codes;
    }

    /**
     * The functions an expression may stand for, each once, in the order found; empty if none is known.
     *
     * @param expr expression in the frame's code
     * @param frame where it is evaluated
     */
    List<FunctionValue> values(Expr expr, Frame frame) {
        Set<FunctionValue> found = new LinkedHashSet<>();
        follow(expr, frame, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return new ArrayList<>(found);
    }

    private void follow(Expr expr, Frame frame, Set<FunctionValue> found, Set<Expr> seen) {
        if (!seen.add(expr)) {
            return;
        }
        MethodModel method = frame.code().method();
        if (expr instanceof Expr.Lambda lambda) {
            found.add(new FunctionValue.Lambda(new Code(method, lambda.site()), frame.context()));
        } else if (expr instanceof Expr.MethodRef reference) {
            reference(reference, frame).ifPresent(found::add);
        } else if (expr instanceof Expr.New creation) {
            String body = creation.body();
            ResolvedCall call = codes.apply(method).linked().call(creation.site());
            String type = body != null ? body : call.receiver().erasure();
            program.program().type(type).ifPresent(t -> found.add(new FunctionValue.Instance(t, frame)));
        } else if (expr instanceof Expr.Cast cast) {
            follow(cast.value(), frame, found, seen);
        } else if (expr instanceof Expr.Conditional conditional) {
            follow(conditional.whenTrue(), frame, found, seen);
            follow(conditional.whenFalse(), frame, found, seen);
        } else if (expr instanceof Expr.This self && self.qualifier() == null) {
            ReceiverType type = frame.context().self();
            if (type != null && type.exact()) {
                found.add(new FunctionValue.Instance(type.type(), frame));
            }
        } else if (expr instanceof Expr.Local local) {
            local(local, frame, found, seen);
        }
    }

    private void local(Expr.Local local, Frame frame, Set<FunctionValue> found, Set<Expr> seen) {
        Frame owner = frame;
        for (int level = local.level(); level > 0; level--) {
            Frame outer = owner.context().outer();
            if (outer == null) {
                return;
            }
            owner = outer;
        }
        MethodModel method = owner.code().method();
        List<FunctionValue> bound = owner.context().bindings().get(local.slot());
        if (bound != null) {
            found.addAll(bound);
            return;
        }
        if (local.slot() >= method.locals().size()) {
            return;
        }
        MethodCode code = codes.apply(method);
        for (Expr value : code.assigned(local.slot())) {
            follow(value, owner, found, seen);
        }
        LocalModel declared = method.locals().get(local.slot());
        if (declared.kind() == LocalModel.Kind.PARAMETER && isFunctional(code, local.slot())) {
            found.add(new FunctionValue.Parameter(method, local.slot()));
        }
    }

    private boolean isFunctional(MethodCode code, int slot) {
        String type = code.linked().localTypes().get(slot).erasure();
        return program.functionalMethod(type).isPresent() || isAbstractType(type);
    }

    private boolean isAbstractType(String type) {
        return program.program().type(type).filter(t -> !t.isInstantiable()).isPresent();
    }

    private Optional<FunctionValue> reference(Expr.MethodRef reference, Frame frame) {
        ResolvedFunction function = codes.apply(frame.code().method()).linked().function(reference.site());
        ResolvedCall referenced = function.referenced();
        if (referenced == null) {
            return Optional.empty();
        }
        CallSite site = new CallSite(reference.site(), reference, referenced, reference.line(), reference.column());
        return Optional.of(new FunctionValue.Reference(frame.code(), site, frame.context()));
    }

    /**
     * Whether a value is worth remembering for a parameter: functions always, objects where the parameter calls for one of
     * several classes.
     *
     * @param value value
     * @param parameterType qualified type of the parameter
     */
    boolean isBindable(FunctionValue value, String parameterType) {
        if (value instanceof FunctionValue.Instance instance) {
            TypeModel type = instance.type();
            boolean local = type.kind() == TypeModel.Kind.ANONYMOUS || type.enclosingMethod() != null;
            return local || program.functionalMethod(parameterType).isPresent();
        }
        return true;
    }
}

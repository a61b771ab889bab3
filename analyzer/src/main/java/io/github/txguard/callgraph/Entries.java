package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames in which calls enter methods of the sources. */
final class Entries {
    private final LinkedProgram program;
    private final Bindings bindings;

    Entries(LinkedProgram program, Bindings bindings) {
        this.program = program;
        this.bindings = bindings;
    }

    /** Whether objects of the type know the frame that created them. */
    static boolean isInner(TypeModel type) {
        return type.kind() == TypeModel.Kind.ANONYMOUS || type.enclosingMethod() != null;
    }

    /** The frame that created an object, as far as the caller can know it; null if that does not matter. */
    static @Nullable Frame outer(Frame caller, ReceiverType object) {
        if (!isInner(object.type())) {
            return null;
        }
        ReceiverType current = caller.context().self();
        boolean same = current != null && current.type().equals(object.type());
        return same ? caller.context().outer() : caller;
    }

    /**
     * A method as a call enters it.
     *
     * @param caller frame of the caller
     * @param site the call
     * @param method the method
     * @param self class of the object on which it is called, or null if nothing is known
     * @param handed functions that the call hands over
     */
    Frame of(
            Frame caller,
            CallSite site,
            MethodModel method,
            @Nullable ReceiverType self,
            List<List<FunctionValue>> handed) {
        ReceiverType known = method.is(Modifier.STATIC) ? null : self;
        Frame outer = known == null ? null : outer(caller, known);
        FunctionValue.Instance object = known == null ? null : object(caller, site, method);
        Context context = new Context(known, bindings.of(handed, site, method), outer, object, false);
        return new Frame(Code.of(method), context.bounded());
    }

    /**
     * A method that a call may run, as the call enters it.
     *
     * @param caller frame of the caller
     * @param site the call
     * @param target the method
     * @param handed functions that the call hands over
     */
    Callee of(Frame caller, CallSite site, Dispatcher.Target target, List<List<FunctionValue>> handed) {
        boolean alone = handed.isEmpty()
                && outer(caller, target.self()) == null
                && object(caller, site, target.method()) == null;
        return alone ? target.alone() : new Callee.Body(of(caller, site, target.method(), target.self(), handed));
    }

    /** The object on which a method is called by its bare name, if it is known where it was created. */
    private FunctionValue.@Nullable Instance object(Frame caller, CallSite site, MethodModel method) {
        Expr target = site.target();
        if (target != null && !(target instanceof Expr.This) && !(target instanceof Expr.Super)) {
            return null;
        }
        for (Frame current = caller;
                current != null;
                current = current.context().outer()) {
            ReceiverType self = current.context().self();
            if (self != null && program.isSubtype(self.type().name(), method.type())) {
                return current.context().object();
            }
        }
        return null;
    }
}

package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedType;
import io.github.txguard.wiring.Choice;
import io.github.txguard.wiring.Injection;
import java.util.List;
import java.util.Optional;

/** Tells which of the classes that fit a receiver's static type can stand there when the program runs. */
final class Receivers {
    private final LinkedProgram program;
    private final Injection injection;
    private final ObjectClasses objects;

    Receivers(LinkedProgram program, Injection injection, ObjectClasses objects) {
        this.program = program;
        this.injection = injection;
        this.objects = objects;
    }

    /**
     * The classes of a call's receiver.
     *
     * @param frame caller
     * @param site call on an object
     * @param declaring type whose method is called
     * @return the classes, or empty if nothing is ruled out
     */
    Optional<Choice> of(Frame frame, CallSite site, String declaring) {
        Expr target = site.target();
        ResolvedType type = site.call().receiver();
        boolean plain = target instanceof Expr.This || target instanceof Expr.Super;
        if (target == null || plain || site.call().isStatic() || !isOpen(type.name())) {
            return Optional.empty();
        }
        Classes classes = objects.of(target, frame);
        if (classes.isKnown()) {
            List<TypeModel> fitting = fitting(classes.types(), type, declaring);
            List<TypeModel> possible = fitting(classes.possible(), type, declaring);
            if (!fitting.isEmpty()) {
                return Optional.of(
                        new Choice(fitting, possible, classes.certain() && fitting.size() == 1, classes.reason()));
            }
        }
        return classes.knowledge() == Classes.Knowledge.BY_SUBCLASS
                ? injection.outOfFactory(type)
                : injection.anywhere(type);
    }

    /**
     * Whether the receiver may be an object that is not known.
     *
     * @param frame caller
     * @param site call on an object
     */
    boolean isOpen(Frame frame, CallSite site) {
        return site.target() instanceof Expr.Local local
                && local.level() == 0
                && isOpen(site.call().receiver().name())
                && !frame.context().bindings().containsKey(local.slot())
                && !objects.of(local, frame).isKnown();
    }

    /** Whether objects of several classes can stand for the type. */
    private boolean isOpen(String type) {
        int classes = 0;
        for (TypeModel subtype : program.sourceSubtypes(type)) {
            if (subtype.isInstantiable() && ++classes > 1) {
                return true;
            }
        }
        return false;
    }

    private List<TypeModel> fitting(List<TypeModel> types, ResolvedType type, String declaring) {
        return types.stream()
                .filter(c -> program.isSubtype(c.name(), type.name())
                        && program.isSubtype(c.name(), declaring)
                        && program.mayStandFor(c, type))
                .toList();
    }
}

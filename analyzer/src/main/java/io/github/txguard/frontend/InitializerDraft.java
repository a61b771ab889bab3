package io.github.txguard.frontend;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The method in the making that stands for initial values and initializers of a type, either its static or its other ones. */
final class InitializerDraft {
    private final String type;
    private final String name;
    private final MethodScope scope;
    private final List<Step> steps = new ArrayList<>();
    private int line;

    InitializerDraft(String type, String name, ClassScope owner) {
        this.type = type;
        this.name = name;
        this.scope = new MethodScope(owner, () -> type + "#" + name + "()");
    }

    /** The scope in which the next part is lowered; the first part's line becomes the method's. */
    MethodScope begin(int partLine) {
        if (line == 0) {
            line = partLine;
        }
        return scope;
    }

    /** Adds a lowered part. */
    void add(Step step) {
        steps.add(step);
    }

    /**
     * Puts the method in front of the others, unless nothing in it is of interest to anybody: no call, no constant text, and
     * no object but those that literals stand for.
     */
    void addTo(List<MethodModel> methods) {
        boolean isStatic = name.equals(MethodModel.STATIC_INITIALIZER);
        if (scope.sites() > 0 || scope.hasLocalTypes() || hasObjects(isStatic)) {
            methods.add(0, toModel(isStatic ? EnumSet.of(Modifier.STATIC) : EnumSet.noneOf(Modifier.class)));
        }
    }

    /** Whether a value is a text, a class, or whatever something else holds. */
    private boolean hasObjects(boolean texts) {
        boolean[] found = new boolean[1];
        BodyVisitor search = new BodyVisitor() {
            @Override
            protected void leave(Expr expr) {
                found[0] |= texts && expr instanceof Expr.Literal literal && literal.kind() == Expr.Literal.Kind.STRING;
                found[0] |= expr instanceof Expr.ClassLiteral;
                if (expr instanceof Expr.Assign assign) {
                    Expr value = assign.value();
                    found[0] |= !(value instanceof Expr.Literal) && !(value instanceof Expr.Operation);
                }
            }
        };
        steps.forEach(search::visit);
        return found[0];
    }

    private MethodModel toModel(Set<Modifier> modifiers) {
        return new MethodModel(
                type,
                name,
                List.of(),
                List.of(),
                TypeRef.of("void"),
                modifiers,
                List.of(),
                scope.locals(),
                new Step.Block(steps),
                scope.sites(),
                scope.calledNames(),
                line);
    }
}

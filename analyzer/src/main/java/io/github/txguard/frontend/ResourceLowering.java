package io.github.txguard.frontend;

import com.github.javaparser.Position;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.List;

/** The resources of one try statement: opened before its body is lowered, closed after it, so that sites are in order. */
final class ResourceLowering {
    private static final String CLOSE = "close";

    private final UnitLowering unit;
    private final MethodScope scope;
    private final List<Opened> opened = new ArrayList<>();

    ResourceLowering(UnitLowering unit, MethodScope scope) {
        this.unit = unit;
        this.scope = scope;
    }

    /** A resource whose {@code close()} has no number yet. */
    private record Opened(int slot, Expr value, Expr receiver, Position position) {}

    /** Lowers a declared or named resource. */
    void open(Expression resource) {
        if (resource instanceof VariableDeclarationExpr declaration) {
            unit.annotations().suppressions(declaration.getAnnotations(), declaration);
            declaration.getVariables().forEach(this::open);
        } else {
            Expr value = unit.expressions().lower(resource, scope);
            opened.add(new Opened(-1, value, value, Positions.begin(resource)));
        }
    }

    private void open(VariableDeclarator variable) {
        String name = unit.names().unique(variable.getNameAsString());
        int slot = scope.declare(name, unit.typeRefs().ofVariable(variable.getType()), LocalModel.Kind.RESOURCE);
        int mark = scope.mark();
        Expr value = variable.getInitializer()
                .map(initial -> unit.expressions().lower(initial, scope))
                .orElseGet(() -> new Expr.Other(List.of()));
        scope.reset(mark);
        opened.add(new Opened(slot, value, new Expr.Local(slot, 0), Positions.begin(variable.getName())));
    }

    /** Numbers the implied calls of {@code close()}; they stand where the resource's name does. */
    List<Step.Resource> close() {
        List<Step.Resource> closed = new ArrayList<>(opened.size());
        for (Opened resource : opened) {
            scope.noteCall(CLOSE);
            Position position = resource.position();
            Expr.Call close = new Expr.Call(
                    scope.nextSite(), resource.receiver(), CLOSE, List.of(), List.of(), position.line, position.column);
            closed.add(new Step.Resource(resource.slot(), resource.value(), close));
        }
        return closed;
    }
}

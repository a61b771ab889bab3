package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the expressions with a site number in a method, whatever they stand in. */
final class CallSites {
    private final List<Expr> found = new ArrayList<>();

    private CallSites() {}

    /** The calls, creations, lambdas and method references of the method's body. */
    static List<Expr> of(MethodModel method) {
        CallSites sites = new CallSites();
        sites.scan(method.body());
        return sites.found;
    }

    private void scan(@Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(this::scan);
        } else if (value instanceof Record node && node.getClass().getPackage().equals(Expr.class.getPackage())) {
            if (value instanceof Expr.Call
                    || value instanceof Expr.New
                    || value instanceof Expr.Lambda
                    || value instanceof Expr.MethodRef) {
                found.add((Expr) value);
            }
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                try {
                    scan(component.getAccessor().invoke(node));
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}

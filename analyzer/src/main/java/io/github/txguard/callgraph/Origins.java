package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.resolve.LinkedMethod;
import io.github.txguard.resolve.ResolvedCall;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a value comes from: its static type, the classes it was built from through wrapping constructors, and the calls that
 * made it as {@code Type#method}, the steps of a fluent chain before it included.
 */
final class Origins {
    private static final int MAX_DEPTH = 6;

    private final MethodCode method;
    private final Set<String> found = new LinkedHashSet<>();

    private Origins(MethodCode method) {
        this.method = method;
    }

    /** Qualified type names and {@code Type#method} names, nearest first. */
    static Set<String> of(MethodCode method, Expr expr) {
        Origins origins = new Origins(method);
        origins.follow(expr, 0);
        return origins.found;
    }

    private void follow(Expr expr, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        LinkedMethod linked = method.linked();
        if (expr instanceof Expr.New creation) {
            found.add(linked.call(creation.site()).receiver().erasure());
            creation.arguments().forEach(argument -> follow(argument, depth + 1));
        } else if (expr instanceof Expr.Call call) {
            ResolvedCall resolved = linked.call(call.site());
            found.add(resolved.declaringType() + "#" + resolved.name());
            found.add(resolved.returnType().erasure());
            if (call.target() != null && isStep(resolved)) {
                follow(call.target(), depth + 1);
            }
        } else if (expr instanceof Expr.Local local && local.level() == 0) {
            found.add(linked.localTypes().get(local.slot()).erasure());
            method.assigned(local.slot()).forEach(value -> follow(value, depth + 1));
        } else if (expr instanceof Expr.Cast cast) {
            follow(cast.value(), depth + 1);
        } else if (expr instanceof Expr.Conditional conditional) {
            follow(conditional.whenTrue(), depth + 1);
            follow(conditional.whenFalse(), depth + 1);
        }
    }

    /** A step of a chain gives what it is called on, or another of its kind. */
    private static boolean isStep(ResolvedCall call) {
        String type = call.returnType().erasure();
        return !call.isStatic()
                && !type.isEmpty()
                && (type.equals(call.receiver().erasure()) || type.equals(call.declaringType()));
    }
}

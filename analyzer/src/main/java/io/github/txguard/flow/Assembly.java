package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import java.util.LinkedHashSet;
import java.util.Set;

/** The calls that put a value together, in one expression or by way of locals; those of functions in it excluded. */
final class Assembly extends BodyVisitor {
    private final MethodCode method;
    private final Set<Integer> sites = new LinkedHashSet<>();
    private final Set<Integer> slots = new LinkedHashSet<>();

    Assembly(MethodCode method) {
        this.method = method;
    }

    boolean contains(CallSite site) {
        return sites.contains(site.site());
    }

    @Override
    protected void lambda(Expr.Lambda lambda) {
        // runs when the value is used
    }

    @Override
    protected void leave(Expr expr) {
        if (expr instanceof Expr.Call call) {
            sites.add(call.site());
        } else if (expr instanceof Expr.Local local && local.level() == 0 && slots.add(local.slot())) {
            method.assigned(local.slot()).forEach(this::visit);
        }
    }
}

package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import java.util.List;

/**
 * A method with its call sites resolved and its locals typed.
 *
 * @param type declaring type
 * @param method the method
 * @param sites by site number
 * @param localTypes by slot
 */
public record LinkedMethod(TypeModel type, MethodModel method, List<SiteTarget> sites, List<ResolvedType> localTypes) {
    /** Copies the lists so that the linked method is immutable. */
    public LinkedMethod {
        sites = List.copyOf(sites);
        localTypes = List.copyOf(localTypes);
    }

    /**
     * The resolution of a call or object creation.
     *
     * @param site site number of an {@code Expr.Call} or {@code Expr.New}
     * @throws ClassCastException if the site is a lambda or method reference
     */
    public ResolvedCall call(int site) {
        return (ResolvedCall) sites.get(site);
    }

    /**
     * The resolution of a lambda or method reference.
     *
     * @param site site number of an {@code Expr.Lambda} or {@code Expr.MethodRef}
     * @throws ClassCastException if the site is a call
     */
    public ResolvedFunction function(int site) {
        return (ResolvedFunction) sites.get(site);
    }
}

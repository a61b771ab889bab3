package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.resolve.ResolvedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method call or object creation in the code, or a method reference when it is called.
 *
 * @param site site number in the method
 * @param expr the {@link Expr.Call}, {@link Expr.New} or {@link Expr.MethodRef}
 * @param call what it refers to by static types
 */
public record CallSite(int site, Expr expr, ResolvedCall call) {
    /** Line of the name. */
    public int line() {
        if (expr instanceof Expr.Call c) {
            return c.line();
        }
        return expr instanceof Expr.New creation ? creation.line() : ((Expr.MethodRef) expr).line();
    }

    /** Column of the name. */
    public int column() {
        if (expr instanceof Expr.Call c) {
            return c.column();
        }
        return expr instanceof Expr.New creation ? creation.column() : ((Expr.MethodRef) expr).column();
    }

    /** Arguments as written. */
    public List<Expr> arguments() {
        if (expr instanceof Expr.Call c) {
            return c.arguments();
        }
        return expr instanceof Expr.New creation ? creation.arguments() : List.of();
    }

    /** The receiver as written, or null for none; object creations and {@code Type::method} may have none. */
    public @Nullable Expr target() {
        if (expr instanceof Expr.Call c) {
            return c.target();
        }
        return expr instanceof Expr.MethodRef reference ? reference.target() : null;
    }

    /** Whether an object is created, or a constructor called by {@code this(…)} or {@code super(…)}. */
    public boolean isConstruction() {
        return call.name().equals("<init>");
    }

    /** Whether the call arrives through a reference, so that a container may stand between. */
    public boolean isProxied() {
        Expr target = target();
        return target != null
                && !(target instanceof Expr.This)
                && !(target instanceof Expr.Super)
                && !(target instanceof Expr.New);
    }

    /** {@code Type.method}, short, as printed in a path. */
    public String shortName() {
        String type = call.declaringType().isEmpty() ? call.receiver().name() : call.declaringType();
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (isConstruction()) {
            return "new " + simple;
        }
        return simple.isEmpty() ? call.name() : simple + "." + call.name();
    }

    /** A few parts tell call sites apart; hashing whole expressions would be slow. */
    @Override
    public int hashCode() {
        return (call.name().hashCode() * 31 + line()) * 31 + site;
    }
}

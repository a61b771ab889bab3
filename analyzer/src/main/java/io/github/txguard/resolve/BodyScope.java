package io.github.txguard.resolve;

import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A method while its body is being typed: its locals' types and what its call sites turned out to be. */
final class BodyScope {
    private final TypeSystem system;
    private final SourceType type;
    private final MethodModel method;
    private final String file;
    private final @Nullable Type[] locals;
    private final @Nullable SiteTarget[] sites;
    private final Function<MethodModel, List<Type>> otherLocals;
    private boolean missing;

    /**
     * Starts a method.
     *
     * @param otherLocals types of the locals of methods around local and anonymous types
     */
    BodyScope(
            TypeSystem system,
            SourceType type,
            MethodModel method,
            String file,
            Function<MethodModel, List<Type>> otherLocals) {
        this.system = system;
        this.type = type;
        this.method = method;
        this.file = file;
        this.locals = new Type[method.locals().size()];
        this.sites = new SiteTarget[method.sites()];
        this.otherLocals = otherLocals;
    }

    SourceType type() {
        return type;
    }

    MethodModel method() {
        return method;
    }

    String file() {
        return file;
    }

    TypeScope names() {
        return TypeScope.of(type, method);
    }

    Type resolve(TypeRef written) {
        return system.names().resolve(written, names());
    }

    /** The type of a local of this method or, with a level, of one around it. */
    Type local(int slot, int level) {
        return level == 0 ? local(slot) : outerLocal(slot, level);
    }

    private Type local(int slot) {
        Type known = locals[slot];
        if (known != null) {
            return known;
        }
        LocalModel local = method.locals().get(slot);
        if (local.type() == null) {
            return Type.UNKNOWN;
        }
        Type declared = resolve(local.type());
        locals[slot] = declared;
        return declared;
    }

    private Type outerLocal(int slot, int level) {
        int left = level;
        for (SourceType t = type; t != null; t = t.outerType()) {
            MethodModel around = t.enclosingMethod();
            if (around != null && --left == 0) {
                List<Type> types = otherLocals.apply(around);
                return slot < types.size() ? types.get(slot) : Type.UNKNOWN;
            }
        }
        return Type.UNKNOWN;
    }

    /** Whether the local's type is written. */
    boolean isDeclared(int slot) {
        return method.locals().get(slot).type() != null;
    }

    /** Gives an undeclared local its type; free variables in it become their bounds. */
    void infer(int slot, Type inferred) {
        if (slot >= 0 && !isDeclared(slot)) {
            boolean useless = inferred.isNull() || inferred.isVoid() || inferred.freeVariable() != null;
            locals[slot] = useless ? Type.UNKNOWN : inferred.settled();
        }
    }

    /** Gives an exception parameter the type that all alternatives have in common, of which only one is declared. */
    void caught(int slot, Type common) {
        locals[slot] = common;
    }

    void record(int site, SiteTarget target) {
        sites[site] = target;
    }

    @Nullable
    SiteTarget recorded(int site) {
        return sites[site];
    }

    /** Something lies nowhere; types that follow from it are unknown. */
    void miss() {
        missing = true;
    }

    /** Whether anything was found so far that lies nowhere. */
    boolean isMissingSome() {
        return missing;
    }

    List<Type> localTypes() {
        List<Type> types = new ArrayList<>(locals.length);
        for (int slot = 0; slot < locals.length; slot++) {
            types.add(local(slot));
        }
        return types;
    }

    List<@Nullable SiteTarget> siteTargets() {
        return Arrays.asList(sites);
    }
}

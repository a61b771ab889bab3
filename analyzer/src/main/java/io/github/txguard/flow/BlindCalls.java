package io.github.txguard.flow;

import io.github.txguard.api.BlindSpot.Kind;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.resolve.ResolvedType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a call why it is not known what it does. Calls that are understood, those of libraries that the catalog covers, and
 * those that hardly ever wait (creations of objects, getters and setters, what every object has) have no cause.
 */
public final class BlindCalls {
    /** Targets from this many on are merely possible. */
    private static final int WIDE = 25;

    /** Chains of calls are followed back through this many to what is unknown about them. */
    private static final int MAX_CHAIN = 12;

    private static final Set<String> HARMLESS_NAMES = new TreeSet<>(List.of(
            "<init>",
            "equals",
            "hashCode",
            "toString",
            "getClass",
            "notify",
            "notifyAll",
            "compareTo",
            "valueOf",
            "values",
            "name",
            "ordinal",
            "builder",
            "newBuilder",
            "build",
            "of",
            "clone",
            "size",
            "isEmpty",
            "length"));

    /**
     * How interfaces are called whose implementations frameworks make: mappers and repositories. The analysis takes what nobody
     * implements for these anyway; here only what is not called so is worth a look.
     */
    private static final List<String> DATA_ACCESS = List.of("Mapper", "Dao", "DAO", "Repository");

    private static final Set<String> REFLECTIVE = new TreeSet<>(List.of(
            "java.lang.reflect.Method#invoke",
            "java.lang.reflect.Constructor#newInstance",
            "java.lang.invoke.MethodHandle#invoke",
            "java.lang.invoke.MethodHandle#invokeExact",
            "java.lang.invoke.MethodHandle#invokeWithArguments"));

    private final CallGraph graph;
    private final LinkedProgram program;
    private final ApiCatalog catalog;

    /**
     * For calls of a program.
     *
     * @param graph its call graph
     * @param catalog knowledge of APIs
     */
    public BlindCalls(CallGraph graph, ApiCatalog catalog) {
        this.graph = graph;
        this.program = graph.program();
        this.catalog = catalog;
    }

    /** The cause for a call of which it is known where it leads; empty if it is understood. */
    Optional<BlindCause> cause(CodeFacts.SiteFacts facts, Code code, Reach reach) {
        CallSite site = facts.site();
        List<Code> targets = facts.leads().stream()
                .map(CodeFacts.Lead::code)
                .filter(lead -> !lead.isLambda())
                .toList();
        if (targets.size() >= WIDE) {
            boolean matters = !site.isConstruction() && targets.stream().anyMatch(reach::mayMatter);
            return matters ? Optional.of(new BlindCause(Kind.WIDE_DISPATCH, declaringType(site))) : Optional.empty();
        }
        return cause(code, site, facts.roles(), !facts.leads().isEmpty() || facts.sinkReference());
    }

    /**
     * The cause for a call.
     *
     * @param code code in which it stands
     * @param site the call
     * @param roles what the catalog knows of it
     * @param leads whether it leads to code that is known
     * @return empty if it is understood, or hardly ever waits
     */
    public Optional<BlindCause> cause(Code code, CallSite site, CallRoles roles, boolean leads) {
        ResolvedCall call = site.call();
        MethodModel target = call.target();
        boolean understood = !roles.equals(CallRoles.NONE) || HARMLESS_NAMES.contains(call.name()) || isAccessor(site);
        if (understood || (leads && !isUnresolved(call)) || (target != null && target.hasBody())) {
            return Optional.empty();
        }
        if (target != null) {
            return unimplemented(site, target);
        }
        if (REFLECTIVE.contains(call.declaringType() + "#" + call.name())) {
            return Optional.of(new BlindCause(Kind.REFLECTION, call.declaringType()));
        }
        ResolvedType receiver = call.receiver();
        if (call.known()) {
            return library(site, call.declaringType());
        }
        if (receiver.dimensions() > 0) {
            return Optional.empty();
        }
        return receiver.isKnown() ? unknown(receiver.name()) : unknownReceiver(code, site);
    }

    private static boolean isUnresolved(ResolvedCall call) {
        return !call.known() && call.target() == null;
    }

    private static String declaringType(CallSite site) {
        ResolvedCall call = site.call();
        return call.declaringType().isEmpty() ? call.receiver().name() : call.declaringType();
    }

    private static boolean isAccessor(CallSite site) {
        String name = site.call().name();
        int arguments = site.arguments().size();
        return (arguments == 0 && (hasPrefix(name, "get") || hasPrefix(name, "is") || hasPrefix(name, "has")))
                || (arguments == 1 && (hasPrefix(name, "set") || hasPrefix(name, "with") || hasPrefix(name, "add")));
    }

    private static boolean hasPrefix(String name, String prefix) {
        return name.length() > prefix.length()
                && name.startsWith(prefix)
                && Character.isUpperCase(name.charAt(prefix.length()));
    }

    /** A call of an abstract method that leads nowhere. */
    private Optional<BlindCause> unimplemented(CallSite site, MethodModel target) {
        TypeModel type = program.program().type(target.type()).orElse(null);
        if (type == null
                || type.kind() == TypeModel.Kind.ANNOTATION
                || DATA_ACCESS.stream().anyMatch(type.simpleName()::endsWith)
                || program.sourceSubtypes(type.name()).stream().anyMatch(TypeModel::isInstantiable)) {
            return Optional.empty();
        }
        boolean functional = program.functionalMethod(type.name())
                .filter(target.name()::equals)
                .isPresent();
        Kind kind = functional && site.target() instanceof Expr.Local ? Kind.UNKNOWN_FUNCTION : Kind.NO_IMPLEMENTATION;
        return Optional.of(new BlindCause(kind, type.name()));
    }

    /** A call of a library method whose declaration is known. */
    private Optional<BlindCause> library(CallSite site, String type) {
        String receiver = site.call().receiver().name();
        if (isJdk(type)) {
            boolean function = type.startsWith("java.util.function.")
                    && program.functionalMethod(type)
                            .filter(site.call().name()::equals)
                            .isPresent();
            return function ? Optional.of(new BlindCause(Kind.UNKNOWN_FUNCTION, type)) : Optional.empty();
        }
        boolean covered = catalog.covers(type) || (!receiver.isEmpty() && catalog.covers(receiver));
        return covered || isOfSources(type)
                ? Optional.empty()
                : Optional.of(new BlindCause(Kind.UNKNOWN_BEHAVIOUR, type));
    }

    /** A type of the sources, or one that an annotation processor makes inside one of them. */
    private boolean isOfSources(String type) {
        for (int end = type.length(); end > 0; end = type.lastIndexOf('.', end - 1)) {
            if (program.program().type(type.substring(0, end)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJdk(String type) {
        return type.startsWith("java.");
    }

    /** A call on a type of which the method is not known. */
    private Optional<BlindCause> unknown(String type) {
        if (type.indexOf('.') < 0 || isJdk(type) || catalog.covers(type)) {
            return Optional.empty();
        }
        if (isOfSources(type)) {
            return missingSupertype(type);
        }
        Kind kind = program.isOnClassPath(type) ? Kind.UNKNOWN_BEHAVIOUR : Kind.MISSING_TYPE;
        return Optional.of(new BlindCause(kind, type));
    }

    /** The supertype that nothing is known of and that therefore has to declare what the type does not. */
    private Optional<BlindCause> missingSupertype(String type) {
        for (String supertype : program.supertypes(type)) {
            boolean known = program.program().type(supertype).isPresent()
                    || isJdk(supertype)
                    || catalog.covers(supertype)
                    || program.isOnClassPath(supertype);
            if (!known && supertype.indexOf('.') > 0) {
                return Optional.of(new BlindCause(Kind.MISSING_TYPE, supertype));
            }
        }
        return Optional.empty();
    }

    /**
     * A call on something of unknown type. Links of a chain are not understood because of the first link that is not, which
     * speaks for itself.
     */
    private Optional<BlindCause> unknownReceiver(Code code, CallSite site) {
        MethodCode method = graph.code(code.method());
        Expr at = site.target();
        for (int i = 0; i < MAX_CHAIN && at != null; i++) {
            if (at instanceof Expr.Call || at instanceof Expr.New) {
                return Optional.empty();
            }
            if (at instanceof Expr.Name || (at instanceof Expr.Select field && field.target() instanceof Expr.This)) {
                return missingSupertype(code.method().type()); // a field that is nowhere declared is inherited
            }
            at = value(method, at);
        }
        return site.target() == null ? Optional.empty() : Optional.of(new BlindCause(Kind.UNKNOWN_RECEIVER, ""));
    }

    /** What a local or a cast stands for, or null. */
    private static @Nullable Expr value(MethodCode method, Expr expr) {
        if (expr instanceof Expr.Cast cast) {
            return cast.value();
        }
        if (expr instanceof Expr.Local local && local.level() == 0) {
            List<Expr> assigned = method.assigned(local.slot());
            return assigned.isEmpty() ? null : assigned.get(0);
        }
        return null;
    }
}

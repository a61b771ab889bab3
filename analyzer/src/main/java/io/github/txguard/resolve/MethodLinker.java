package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links one method when asked to, and keeps the result. */
final class MethodLinker {
    private final TypeSystem system;
    private final SourceType type;
    private final MethodModel method;
    private final String file;
    private final SolverFallback solver;
    private final LinkCounts counts;
    private final IdentityHashMap<MethodModel, MethodLinker> others;
    private final Lazy<Result> result = new Lazy<>(this::compute);

    /**
     * Prepares a method.
     *
     * @param counts told of what is linked
     * @param others linkers of every method of the program
     */
    MethodLinker(
            TypeSystem system,
            SourceType type,
            MethodModel method,
            String file,
            SolverFallback solver,
            LinkCounts counts,
            IdentityHashMap<MethodModel, MethodLinker> others) {
        this.system = system;
        this.type = type;
        this.method = method;
        this.file = file;
        this.solver = solver;
        this.counts = counts;
        this.others = others;
    }

    LinkedMethod linked() {
        return result.get().linked();
    }

    private List<Type> localTypes() {
        return result.get().locals();
    }

    SourceType type() {
        return type;
    }

    private Result compute() {
        BodyScope scope = new BodyScope(system, type, method, file, this::localsOf);
        Step body = method.body();
        if (body != null) {
            new ExpressionTyper(system, scope, solver).steps().body(body);
        }
        List<Type> locals = List.copyOf(scope.localTypes());
        List<SiteTarget> targets = targets(scope.siteTargets());
        counts.add(targets.size());
        List<ResolvedType> resolved = system.resolved().of(locals);
        return new Result(new LinkedMethod(type.model(), method, targets, resolved), locals);
    }

    private List<SiteTarget> targets(List<@Nullable SiteTarget> found) {
        List<@Nullable SiteTarget> unresolved = found.contains(null) ? UnresolvedSites.of(method) : found;
        List<SiteTarget> targets = new ArrayList<>(found.size());
        for (int site = 0; site < found.size(); site++) {
            SiteTarget target = found.get(site) == null ? unresolved.get(site) : found.get(site);
            targets.add(target == null ? new ResolvedFunction("", "", null) : target);
        }
        return targets;
    }

    private List<Type> localsOf(MethodModel around) {
        MethodLinker linker = others.get(around);
        return linker == null || linker == this ? List.of() : linker.localTypes();
    }

    /**
     * What was found out.
     *
     * @param linked the linked method
     * @param locals types of the locals, type variables included
     */
    private record Result(LinkedMethod linked, List<Type> locals) {}
}

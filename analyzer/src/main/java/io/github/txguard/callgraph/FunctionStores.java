package io.github.txguard.callgraph;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.wiring.SourceUses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where values go that are not followed from call to call: what the code of a class writes to its fields, and
 * who creates objects of a class. Read from the program model as it stands, each class once, when somebody asks.
 */
final class FunctionStores {
    private final LinkedProgram program;
    private final Map<TypeModel, Map<String, List<Write>>> writes = new ConcurrentHashMap<>();
    private final SourceUses uses;
    private final Map<String, List<TypeModel>> nested = new LinkedHashMap<>();

    FunctionStores(LinkedProgram program, SourceUses uses) {
        this.program = program;
        this.uses = uses;
        for (TypeModel type : program.program().types().values()) {
            if (type.outer() != null) {
                nested.computeIfAbsent(type.outer(), t -> new ArrayList<>(1)).add(type);
            }
        }
    }

    /**
     * What code does with a field.
     *
     * @param code where
     * @param value the value assigned, or the call on what the field holds
     * @param assigned whether it is assigned; otherwise it may be added to a collection
     */
    record Write(Code code, Expr value, boolean assigned) {}

    /**
     * Assignments to a field, and calls on it, in its class, in classes around it and inside it, and in its subclasses.
     *
     * @param owner class that declares the field
     * @param field its name
     */
    List<Write> writes(TypeModel owner, String field) {
        program.program().footprint().asked(Footprint.Kind.WRITES, field);
        Map<String, List<Write>> known = writes.get(owner);
        if (known == null) {
            known = scan(owner);
            writes.put(owner, known);
        }
        return known.getOrDefault(field, List.of());
    }

    private Map<String, List<Write>> scan(TypeModel owner) {
        Map<String, List<Write>> found = new LinkedHashMap<>();
        for (TypeModel type : family(owner)) {
            for (MethodModel method : type.methods()) {
                if (method.hasBody()) {
                    new Scan(method, found).visit(method.code().steps());
                }
            }
        }
        return found;
    }

    private Set<TypeModel> family(TypeModel owner) {
        Set<TypeModel> family = new LinkedHashSet<>();
        TypeModel outermost = owner;
        while (outermost.outer() != null) {
            TypeModel outer = program.program().type(outermost.outer()).orElse(null);
            if (outer == null) {
                break;
            }
            outermost = outer;
        }
        family.add(owner);
        withNested(outermost, family);
        program.sourceSubtypes(owner.name()).forEach(subtype -> withNested(subtype, family));
        return family;
    }

    private void withNested(TypeModel type, Set<TypeModel> family) {
        family.add(type);
        nested.getOrDefault(type.name(), List.of()).forEach(inner -> withNested(inner, family));
    }

    /** Collects what the code of a method does with names that are no locals. */
    private static final class Scan extends BodyVisitor {
        private final MethodModel method;
        private final Map<String, List<Write>> found;
        private int current = Code.METHOD;

        Scan(MethodModel method, Map<String, List<Write>> found) {
            this.method = method;
            this.found = found;
        }

        @Override
        protected void lambda(Expr.Lambda lambda) {
            int outer = current;
            current = lambda.site();
            super.lambda(lambda);
            current = outer;
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Assign assign) {
                add(assign.target(), assign.value(), true);
            } else if (expr instanceof Expr.Call call && !call.arguments().isEmpty()) {
                add(call.target(), call, false);
            }
        }

        private void add(@Nullable Expr target, Expr value, boolean assigned) {
            Expr array = target instanceof Expr.Index index ? index.array() : target;
            String name = array instanceof Expr.Name simple
                    ? simple.name()
                    : array instanceof Expr.Select select ? select.name() : null;
            if (name != null) {
                found.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(new Write(new Code(method, current), value, assigned));
            }
        }
    }

    /**
     * Methods that create objects of classes of a name, in the order of the program.
     *
     * @param simpleName simple name of the class
     */
    Collection<MethodModel> creating(String simpleName) {
        Set<MethodModel> methods = Collections.newSetFromMap(new IdentityHashMap<>());
        List<MethodModel> found = new ArrayList<>();
        for (SourceUses.Use use : uses.creations(simpleName)) {
            if (use.expr() instanceof Expr.New && methods.add(use.method())) {
                found.add(use.method());
            }
        }
        return found;
    }
}

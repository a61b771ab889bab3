package io.github.txguard.wiring;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the sources create objects, name classes and assign fields, by simple names: an index that is made once, without
 * resolving anything. Immutable and safe to share between threads.
 */
public final class SourceUses {
    private final Map<String, List<Use>> creations = new TreeMap<>();
    private final Map<String, List<Use>> literals = new TreeMap<>();
    private final Map<String, List<Use>> assignments = new TreeMap<>();
    private final Map<String, List<Use>> chained = new TreeMap<>();
    private final Footprint footprint;

    /**
     * An expression in the sources.
     *
     * @param type type in whose body it stands
     * @param method method in which it stands
     * @param expr an {@link Expr.New}, an {@link Expr.MethodRef} of a constructor, an {@link Expr.ClassLiteral}, an {@link Expr.Assign}, or an {@link Expr.Call} of a
     *     constructor
     * @param call call whose argument it is, or null
     */
    public record Use(TypeModel type, MethodModel method, Expr expr, Expr.@Nullable Call call) {}

    /**
     * Reads a program.
     *
     * @param program program
     */
    public SourceUses(ProgramModel program) {
        this.footprint = program.footprint();
        for (TypeModel type : program.types().values()) {
            for (MethodModel method : type.methods()) {
                if (method.hasBody()) {
                    new Collector(type, method).visit(method.code().steps());
                }
            }
        }
    }

    /**
     * Object creations that name a class so; anonymous subclasses and references to constructors too.
     *
     * @param simpleName simple name of a class
     */
    public List<Use> creations(String simpleName) {
        return of(creations, Footprint.Kind.CREATIONS, simpleName);
    }

    /**
     * Whether objects of a class of that name, or of a subclass without a name, are created by {@code new}.
     *
     * @param simpleName simple name of a class
     */
    public boolean creates(String simpleName) {
        return creations(simpleName).stream().anyMatch(use -> use.expr() instanceof Expr.New);
    }

    /**
     * Class literals of that name.
     *
     * @param simpleName simple name of a class
     */
    public List<Use> literals(String simpleName) {
        return of(literals, Footprint.Kind.CLASS_LITERALS, simpleName);
    }

    /**
     * Assignments to something of that name that is no local variable.
     *
     * @param field name of a field
     */
    public List<Use> assignments(String field) {
        return of(assignments, Footprint.Kind.ASSIGNMENTS, field);
    }

    /**
     * Calls {@code this(…)} and {@code super(…)} in the constructors of a type.
     *
     * @param type qualified name
     */
    public List<Use> constructorCalls(String type) {
        return of(chained, Footprint.Kind.CONSTRUCTOR_CALLS, type);
    }

    private List<Use> of(Map<String, List<Use>> index, Footprint.Kind kind, String name) {
        footprint.asked(kind, name);
        return Collections.unmodifiableList(index.getOrDefault(name, List.of()));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private final class Collector extends BodyVisitor {
        private final TypeModel type;
        private final MethodModel method;

        Collector(TypeModel type, MethodModel method) {
            this.type = type;
            this.method = method;
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.New creation) {
                add(creations, simple(creation.type().name()), expr, null);
            } else if (expr instanceof Expr.MethodRef reference
                    && reference.name().equals("new")) {
                referenced(reference);
            } else if (expr instanceof Expr.ClassLiteral literal) {
                add(literals, simple(literal.type().name()), expr, null);
            } else if (expr instanceof Expr.Assign assign) {
                if (assign.target() instanceof Expr.Name name) {
                    add(assignments, name.name(), expr, null);
                } else if (assign.target() instanceof Expr.Select select) {
                    add(assignments, select.name(), expr, null);
                }
            } else if (expr instanceof Expr.Call call
                    && (call.name().equals(Expr.Call.THIS_CALL) || call.name().equals(Expr.Call.SUPER_CALL))) {
                add(chained, type.name(), expr, null);
            } else if (expr instanceof Expr.Call call) {
                for (Expr argument : call.arguments()) {
                    if (argument instanceof Expr.ClassLiteral literal) {
                        add(literals, simple(literal.type().name()), argument, call);
                    }
                }
            }
        }

        /** {@code Type::new} creates objects as well. */
        private void referenced(Expr.MethodRef reference) {
            if (reference.type() != null) {
                add(creations, simple(reference.type().name()), reference, null);
            } else if (reference.target() instanceof Expr.Name name) {
                add(creations, name.name(), reference, null);
            } else if (reference.target() instanceof Expr.Select select) {
                add(creations, select.name(), reference, null);
            }
        }

        private void add(Map<String, List<Use>> index, String name, Expr expr, Expr.@Nullable Call call) {
            index.computeIfAbsent(name, n -> new ArrayList<>(2)).add(new Use(type, method, expr, call));
        }
    }
}

package io.github.txguard.flow;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.DeclaredTransactions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a transaction may run a method that is found nowhere in what was looked into. It goes from callers to their
 * callers by names alone and resolves nothing, so that a no is certain and a yes is not.
 */
final class UnseenTransactions {
    /** With so many methods on the ways to one, some transaction is there. */
    private static final int MAX_METHODS = 400;

    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final DeclaredTransactions declared;
    private final Callers callers;
    private final Set<MethodModel> programmatic = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Set<String> opening;

    UnseenTransactions(FlowAnalysis analysis) {
        this.program = analysis.graph().program();
        this.catalog = analysis.catalog();
        this.declared = analysis.declared();
        this.callers = analysis.callers();
        programmatic.addAll(analysis.finder().candidates());
    }

    /** Whether one may run the method. */
    boolean mayRun(MethodModel method) {
        Set<MethodModel> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<MethodModel> work = new ArrayDeque<>();
        seen.add(method);
        work.add(method);
        while (!work.isEmpty()) {
            MethodModel called = work.remove();
            for (String name : names(called)) {
                for (MethodModel caller : callers.calling(name)) {
                    if (seen.add(caller)) {
                        if (seen.size() > MAX_METHODS || opens(caller) || leadsAnywhere(caller)) {
                            return true;
                        }
                        work.add(caller);
                    }
                }
            }
        }
        return false;
    }

    private boolean opens(MethodModel method) {
        return programmatic.contains(method) || declared.of(method).isPresent();
    }

    /** Objects are created everywhere, and functions run where they are handed to. */
    private boolean leadsAnywhere(MethodModel method) {
        return method.name().startsWith("<")
                || (hasFunctions(method) && method.calledNames().stream().anyMatch(opening()::contains));
    }

    private static boolean hasFunctions(MethodModel method) {
        boolean[] found = new boolean[1];
        new BodyVisitor() {
            @Override
            protected void leave(Expr expr) {
                found[0] |= expr instanceof Expr.Lambda || expr instanceof Expr.MethodRef;
            }
        }.visit(method.body());
        return found[0];
    }

    private Set<String> opening() {
        if (opening == null) {
            Set<String> names = new TreeSet<>();
            for (TypeModel type : program.program().types().values()) {
                for (MethodModel method : type.methods()) {
                    if (opens(method)) {
                        names.add(method.name());
                    }
                }
            }
            opening = names;
        }
        return opening;
    }

    /** The method's name, and those of the methods of libraries that hand on what it listens to. */
    private Collection<String> names(MethodModel method) {
        Set<String> buses = new TreeSet<>();
        List<AnnotationModel> annotations = new ArrayList<>(method.annotations());
        method.parameters().stream().map(ParameterModel::annotations).forEach(annotations::addAll);
        program.program()
                .type(method.type())
                .ifPresent(type -> annotations.forEach(annotation ->
                        addBuses(catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name())), buses)));
        addBuses(catalog.forMethod(method.name()), buses);
        Set<String> names = new TreeSet<>(List.of(method.name()));
        if (!buses.isEmpty()) {
            for (ApiEntry entry : catalog.entries()) {
                if (entry instanceof ExecutionEntry execution && buses.contains(String.valueOf(execution.bus()))) {
                    entry.pattern().methods().stream().map(MethodPattern::name).forEach(names::add);
                }
            }
        }
        return names;
    }

    private static void addBuses(Collection<? extends ApiEntry> rows, Set<String> buses) {
        for (ApiEntry row : rows) {
            if (row instanceof ExecutionEntry execution && execution.bus() != null) {
                buses.add(execution.bus());
            }
        }
    }
}

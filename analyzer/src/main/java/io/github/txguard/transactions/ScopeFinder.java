package io.github.txguard.transactions;

import io.github.txguard.api.SourceLocation;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.config.Answer;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the places where transactions open. */
public final class ScopeFinder {
    private final CallGraph graph;
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final ApplicationConfig config;
    private final DeclaredTransactions declared;
    private final Callers callers;
    private final Beans beans;
    private final StepAttributes steps;
    private @Nullable Boolean startsSomewhere;

    /**
     * A finder over a program.
     *
     * @param graph call graph
     * @param catalog knowledge of APIs
     * @param config what the application says of its transactions elsewhere
     * @param declared declarations of the program
     * @param callers callers of methods of the program
     */
    public ScopeFinder(
            CallGraph graph,
            ApiCatalog catalog,
            ApplicationConfig config,
            DeclaredTransactions declared,
            Callers callers) {
        this.graph = graph;
        this.program = graph.program();
        this.catalog = catalog;
        this.config = config;
        this.declared = declared;
        this.callers = callers;
        this.steps = new StepAttributes(graph, callers, config);
        this.beans = new Beans(program, catalog);
    }

    /**
     * Methods of a type that are declared to run in a transaction and do, in their order. Safe to call from many threads.
     *
     * @param type type of the program
     * @param wanted which methods are looked at
     */
    public List<TransactionScope> declared(TypeModel type, Predicate<MethodModel> wanted) {
        if (type.kind() == TypeModel.Kind.ANNOTATION
                || program.program().originOf(type.name()) == UnitModel.Origin.LIBRARY) {
            return List.of(); // what a library does within its own transactions is nothing to mend here
        }
        List<TransactionScope> scopes = new ArrayList<>();
        for (MethodModel method : type.methods()) {
            if (method.hasBody() && wanted.test(method)) {
                TransactionAttribute attribute = declared.of(method).orElse(null);
                TransactionAttribute configured = attribute == null ? null : configured(type, attribute);
                boolean opens = configured != null
                        && DeclaredTransactions.takesEffect(method, configured, true)
                        && holdsSomething(type, configured)
                        && isCalledFromOutside(type, method, configured);
                if (configured != null && opens) {
                    scopes.add(scope(type, method, configured));
                } else {
                    called(type, method).ifPresent(scopes::add);
                }
            }
        }
        return scopes;
    }

    /**
     * A method that is called with a connection out though it runs in no transaction: it handles a request that keeps its
     * connection, or listens to the end of a transaction.
     */
    private Optional<TransactionScope> called(TypeModel type, MethodModel method) {
        for (AnnotationModel annotation : method.annotations()) {
            for (ApiEntry row : catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name()))) {
                if (row instanceof TransactionEntry entry
                        && calls(entry, method)
                        && AnnotationUse.of(annotation).meets(entry.when())) {
                    return Optional.of(new TransactionScope(
                            TransactionScope.Kind.DECLARED,
                            entry,
                            Propagation.SUPPORTS,
                            Code.of(method),
                            TransactionScope.NO_SITE,
                            entry.begins(),
                            TransactionScope.Holds.CONNECTION,
                            new SourceLocation(program.program().unitOf(type).file(), method.line(), 0)));
                }
            }
        }
        return Optional.empty();
    }

    /** What is declared, unless the class is handed to something that is told otherwise. */
    private TransactionAttribute configured(TypeModel type, TransactionAttribute attribute) {
        if (attribute.entry().mode() != TransactionEntry.Mode.IMPLICIT) {
            return attribute;
        }
        if (config.isOutsideOfChangeSets(type.name())) {
            return new TransactionAttribute(attribute.entry(), Propagation.NOT_SUPPORTED, attribute.interception());
        }
        return steps.propagation(type)
                .map(propagation -> new TransactionAttribute(attribute.entry(), propagation, attribute.interception()))
                .orElse(attribute);
    }

    private boolean calls(TransactionEntry entry, MethodModel method) {
        return switch (entry.mode()) {
            case REQUEST -> config.openInView() == Answer.YES;
            case LATE -> !graph.isAsynchronous(method);
            default -> false;
        };
    }

    /**
     * What is declared for a method, as if it took effect.
     *
     * @param method method of the program
     */
    public Optional<TransactionScope> declaration(MethodModel method) {
        return program.program()
                .type(method.type())
                .flatMap(type -> declared.of(method).map(a -> scope(type, method, a)));
    }

    /**
     * Whether anything can be held: a transaction, or a connection that the container's synchronization keeps. Where the
     * container takes connections with the first use only, statements outside of transactions give theirs back at once.
     */
    private boolean holdsSomething(TypeModel type, TransactionAttribute attribute) {
        return attribute.propagation().guaranteesTransaction()
                || attribute.entry().mode() == TransactionEntry.Mode.IMPLICIT
                || attribute.entry().interception() == TransactionEntry.Interception.SPRING_PROXY
                || begins(type, attribute.entry()) != ConnectionState.NONE;
    }

    private TransactionScope scope(TypeModel type, MethodModel method, TransactionAttribute attribute) {
        boolean transaction = attribute.propagation().guaranteesTransaction();
        boolean callback = attribute.entry().mode() == TransactionEntry.Mode.IMPLICIT
                && !Propagation.of(attribute.entry().propagation())
                        .orElse(Propagation.REQUIRED)
                        .guaranteesTransaction();
        boolean handed = config.isOutsideOfChangeSets(type.name()); // what runs changes hands them its connection
        TransactionScope.Holds without =
                callback || handed ? TransactionScope.Holds.CONNECTION : TransactionScope.Holds.SYNCHRONIZATION;
        ConnectionState begins =
                transaction || callback ? begins(type, method, attribute.entry()) : ConnectionState.NONE;
        return new TransactionScope(
                TransactionScope.Kind.DECLARED,
                attribute.entry(),
                attribute.propagation(),
                Code.of(method),
                TransactionScope.NO_SITE,
                handed && !transaction ? ConnectionState.HELD : begins,
                transaction ? TransactionScope.Holds.TRANSACTION : without,
                new SourceLocation(program.program().unitOf(type).file(), method.line(), 0));
    }

    /** What is held before the first statement: where a publisher is returned, its driver begins at once. */
    private ConnectionState begins(TypeModel type, MethodModel method, TransactionEntry entry) {
        return program.supertypes(program.qualify(type, method.returnType())).stream()
                .flatMap(returned -> catalog.forType(returned).stream())
                .filter(row -> row instanceof TransactionEntry reactive
                        && reactive.mode() == TransactionEntry.Mode.REACTIVE
                        && reactive.family().equals(entry.family()))
                .map(row -> ((TransactionEntry) row).begins())
                .findFirst()
                .orElseGet(() -> begins(type, entry));
    }

    /** An annotation that any container honours means what the container of the bean makes of it. */
    private ConnectionState begins(TypeModel type, TransactionEntry entry) {
        if (entry.interception() != TransactionEntry.Interception.CONTAINER) {
            return entry.begins();
        }
        return beans.stereotype(type)
                .flatMap(stereotype -> Optional.ofNullable(stereotype.begins()))
                .map(config::standardBegins)
                .orElse(entry.begins());
    }

    /** Whether the method may be called through the container. */
    private boolean isCalledFromOutside(TypeModel type, MethodModel method, TransactionAttribute attribute) {
        boolean needsProxy = !DeclaredTransactions.takesEffect(method, attribute, false);
        return !needsProxy
                || (!beans.isMadeByHand(type, graph.calledNames()::isCreated) && !isOnlySelfCalled(type, method));
    }

    /**
     * Whether no call of the method passes a proxy: the sources only call it on {@code this}, or it is a callback that the
     * container calls on the object itself, and nobody else knows of it.
     *
     * @param type declaring type
     * @param method method of the program
     */
    public boolean isOnlySelfCalled(TypeModel type, MethodModel method) {
        boolean callback = carries(type, method, WiringEntry.Mode.LIFECYCLE);
        program.program().footprint().asked(Footprint.Kind.CALLS, method.name());
        boolean selfCalled = type.methods().stream()
                .anyMatch(m -> !m.equals(method) && m.code().calledNames().contains(method.name()));
        if ((!callback && !selfCalled) || isKnownElsewhere(type, method)) {
            return false;
        }
        return callers.areAll(method, caller -> isSelfCall(caller.site()), callback);
    }

    private static boolean isSelfCall(CallSite site) {
        Expr target = site.target();
        return target == null || target instanceof Expr.This || target instanceof Expr.Super;
    }

    /**
     * Whether somebody outside of the sources may call the method: a framework that looks for its annotation, a library whose
     * method it overrides, or, where the sources are no program of their own, whoever knows its interface.
     */
    private boolean isKnownElsewhere(TypeModel type, MethodModel method) {
        List<MethodModel> overridden = program.overridden(method);
        boolean written = method.annotations().stream().anyMatch(a -> a.name().equals("Override"));
        if (type.kind() == TypeModel.Kind.INTERFACE || (written && overridden.isEmpty())) {
            return true;
        }
        return carries(type, method, WiringEntry.Mode.ENTRY_POINT)
                || overridden.stream().anyMatch(this::isKnownElsewhere);
    }

    private boolean isKnownElsewhere(MethodModel overridden) {
        return program.program()
                .type(overridden.type())
                .filter(type -> carries(type, overridden, WiringEntry.Mode.ENTRY_POINT)
                        || (type.kind() == TypeModel.Kind.INTERFACE && !isProgram()))
                .isPresent();
    }

    /** Whether the sources hold a program's start, so that nobody else implements or calls their interfaces. */
    private synchronized boolean isProgram() {
        if (startsSomewhere == null) {
            startsSomewhere = program.program().types().values().stream()
                    .flatMap(type -> type.methods().stream())
                    .anyMatch(ScopeFinder::isStart);
        }
        return startsSomewhere;
    }

    private static boolean isStart(MethodModel method) {
        return method.name().equals("main")
                && method.is(Modifier.STATIC)
                && method.is(Modifier.PUBLIC)
                && method.parameters().size() == 1;
    }

    private boolean carries(TypeModel type, MethodModel method, WiringEntry.Mode mode) {
        for (AnnotationModel annotation : method.annotations()) {
            for (ApiEntry entry : catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name()))) {
                if (entry instanceof WiringEntry wiring && wiring.mode() == mode) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Methods with calls that may begin, end or wrap a transaction, judged by the calls' names alone. */
    public List<MethodModel> candidates() {
        Set<String> names = new TreeSet<>();
        for (ApiEntry entry : catalog.entries()) {
            if (entry instanceof TransactionEntry transaction && !transaction.nonSql() && isProgrammatic(transaction)) {
                for (MethodPattern pattern : entry.pattern().methods()) {
                    names.add(pattern.name());
                }
            }
        }
        return callers.callingAny(names);
    }

    private static boolean isProgrammatic(TransactionEntry entry) {
        return switch (entry.mode()) {
            case LAMBDA, BEGIN, END, CONNECTION, CALLBACK -> true;
            case ANNOTATION, IMPLICIT, IMPLICIT_TYPE, OPT_OUT, WEAVING, REACTIVE, REFERENCE -> false;
            case MANAGER, DEFINITION, SOURCE, VIEW, REQUEST, LATE, STEP, ADVICE -> false;
        };
    }

    /**
     * Transactions opened around a function in a method.
     *
     * @param method method of the program
     */
    public List<TransactionScope> functions(MethodModel method) {
        List<TransactionScope> scopes = new ArrayList<>();
        for (Code code : graph.code(method).codes()) {
            for (CallSite site : graph.code(method).calls(code)) {
                function(code, site).ifPresent(scopes::add);
            }
        }
        return scopes;
    }

    private Optional<TransactionScope> function(Code code, CallSite site) {
        CallRoles roles = graph.roles(code, site);
        TransactionEntry entry = roles.transaction();
        if (entry == null || !entry.runsFunction() || entry.nonSql()) {
            return Optional.empty();
        }
        Propagation propagation = steps.stated(code, site)
                .or(() -> Propagation.of(entry.propagation()))
                .orElse(Propagation.REQUIRED);
        return Optional.of(at(TransactionScope.Kind.FUNCTION, entry, propagation, code, site));
    }

    /**
     * The scope of a transaction that a call begins, or of a connection that it hands out.
     *
     * @param entry row of the API
     * @param code code in which the call stands
     * @param site the call
     */
    public TransactionScope manual(TransactionEntry entry, Code code, CallSite site) {
        boolean transaction = entry.mode() == TransactionEntry.Mode.BEGIN;
        Propagation propagation =
                transaction ? Propagation.of(entry.propagation()).orElse(Propagation.REQUIRED) : Propagation.SUPPORTS;
        return at(TransactionScope.Kind.MANUAL, entry, propagation, code, site);
    }

    private TransactionScope at(
            TransactionScope.Kind kind, TransactionEntry entry, Propagation propagation, Code code, CallSite site) {
        TypeModel type = program.program().types().get(code.method().type());
        String file = type == null ? "" : program.program().unitOf(type).file();
        SourceLocation location = new SourceLocation(file, site.line(), site.column());
        boolean transaction = propagation.guaranteesTransaction();
        boolean plain = entry.mode() == TransactionEntry.Mode.LAMBDA && !transaction;
        return new TransactionScope(
                kind,
                entry,
                propagation,
                code,
                site.site(),
                plain ? ConnectionState.NONE : entry.begins(),
                transaction
                        ? TransactionScope.Holds.TRANSACTION
                        : plain ? TransactionScope.Holds.SYNCHRONIZATION : TransactionScope.Holds.CONNECTION,
                location);
    }
}

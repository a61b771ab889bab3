package io.github.txguard.transactions;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.catalog.TransactionEntry.Interception;
import io.github.txguard.catalog.TransactionEntry.Mode;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What annotations and framework types declare for methods. The order in which Spring looks is followed: the method, the
 * methods it overrides, its class, the supertypes of its class; containers that do not inherit are content with the first and
 * third.
 */
public final class DeclaredTransactions {
    private static final int MAX_META_DEPTH = 4;

    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final ApplicationConfig config;
    private final Beans beans;
    private final Map<MethodModel, Optional<TransactionAttribute>> known = new ConcurrentHashMap<>();
    private @Nullable Set<String> woven;
    private final Map<TypeModel, Optional<TransactionAttribute>> knownOfTypes = new ConcurrentHashMap<>();

    /**
     * Declarations of a program.
     *
     * @param program linked program
     * @param catalog knowledge of annotations
     * @param config what the application says of its transactions elsewhere
     */
    public DeclaredTransactions(LinkedProgram program, ApiCatalog catalog, ApplicationConfig config) {
        this.program = program;
        this.catalog = catalog;
        this.config = config;
        this.beans = new Beans(program, catalog);
    }

    /**
     * What is declared for a method, whether or not it takes effect.
     *
     * @param method method of the program
     */
    public Optional<TransactionAttribute> of(MethodModel method) {
        Optional<TransactionAttribute> cached = known.get(method);
        if (cached == null) {
            cached = find(method).filter(attribute -> !attribute.entry().nonSql() && !managesItself(method, attribute));
            known.put(method, cached);
        }
        return cached;
    }

    /**
     * Whether the method carries the annotation itself, rather than its class or a supertype.
     *
     * @param method method of the program
     */
    public boolean isOwn(MethodModel method) {
        return program.program()
                .type(method.type())
                .flatMap(type -> declared(type, method.annotations()))
                .isPresent();
    }

    /**
     * The annotation on a type that declares transactions for its methods.
     *
     * @param type type of the program
     */
    public Optional<AnnotationModel> annotationOf(TypeModel type) {
        return type.annotations().stream()
                .filter(annotation -> declared(type, List.of(annotation))
                        .filter(found -> found.entry().mode() == Mode.ANNOTATION)
                        .isPresent())
                .findFirst();
    }

    /**
     * Whether a declaration takes effect when the method is called.
     *
     * @param method method of the program
     * @param attribute what is declared for it
     * @param proxied whether the call arrives through a container's reference
     */
    public static boolean takesEffect(MethodModel method, TransactionAttribute attribute, boolean proxied) {
        boolean overridable = !method.is(Modifier.PRIVATE) && !method.is(Modifier.STATIC) && !method.is(Modifier.FINAL);
        return switch (attribute.interception()) {
            case SPRING_PROXY, CONTAINER -> proxied && overridable;
            case EJB, PUBLIC_PROXY -> proxied && overridable && method.is(Modifier.PUBLIC);
            case SUBCLASS -> overridable;
            case WOVEN -> true;
            case NONE -> attribute.entry().mode() == Mode.IMPLICIT;
        };
    }

    private boolean managesItself(MethodModel method, TransactionAttribute attribute) {
        return program.program()
                .type(method.type())
                .filter(type -> optedOut(type).contains(attribute.entry().family()))
                .isPresent();
    }

    private Optional<TransactionAttribute> find(MethodModel method) {
        TypeModel type = program.program().type(method.type()).orElse(null);
        if (type == null || method.name().startsWith("<")) {
            return Optional.empty();
        }
        Optional<TransactionAttribute> own = declared(type, method.annotations());
        if (own.isPresent()) {
            return own;
        }
        for (MethodModel overridden : program.overridden(method)) {
            Optional<TransactionAttribute> inherited = program.program()
                    .type(overridden.type())
                    .flatMap(t -> declared(t, overridden.annotations()).filter(a -> isInherited(a, t)));
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        if (!method.is(Modifier.STATIC) && !method.is(Modifier.PRIVATE)) {
            Optional<TransactionAttribute> ofType = ofType(type);
            if (ofType.isPresent()) {
                return ofType;
            }
        }
        return implied(type, method).or(() -> configured(type, method));
    }

    /** What a file or a configuration class says of methods without annotations. */
    private Optional<TransactionAttribute> configured(TypeModel type, MethodModel method) {
        boolean callable =
                config.hasAdvice() && type.kind() != TypeModel.Kind.ANONYMOUS && type.kind() != TypeModel.Kind.ENUM;
        return callable && (config.declaresBean(type) || beans.isManaged(type))
                ? config.advice(type, method)
                        .map(entry -> attribute(
                                entry, Propagation.of(entry.propagation()).orElse(Propagation.REQUIRED)))
                : Optional.empty();
    }

    private static boolean isInherited(TransactionAttribute attribute, TypeModel from) {
        return attribute.entry().interception() != Interception.EJB
                && !(attribute.entry().classesOnly() && from.kind() == TypeModel.Kind.INTERFACE);
    }

    private Optional<TransactionAttribute> ofType(TypeModel type) {
        Optional<TransactionAttribute> cached = knownOfTypes.get(type);
        if (cached == null) {
            cached = findOfType(type);
            knownOfTypes.put(type, cached);
        }
        return cached;
    }

    private Optional<TransactionAttribute> findOfType(TypeModel type) {
        Optional<TransactionAttribute> own = declared(type, type.annotations());
        if (own.isPresent()) {
            return own;
        }
        for (String supertype : program.supertypes(type.name())) {
            Optional<TransactionAttribute> inherited = program.program()
                    .type(supertype)
                    .filter(t -> !t.name().equals(type.name()))
                    .flatMap(t -> declared(t, t.annotations()).filter(a -> isInherited(a, t)));
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return Optional.empty();
    }

    /** Families of transactions that the type manages itself. */
    private Set<String> optedOut(TypeModel type) {
        Set<String> families = new TreeSet<>();
        for (AnnotationModel annotation : type.annotations()) {
            for (ApiEntry entry : catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name()))) {
                if (entry instanceof TransactionEntry t
                        && t.mode() == Mode.OPT_OUT
                        && AnnotationUse.of(annotation).meets(t.when())) {
                    families.add(t.family());
                }
            }
        }
        return families;
    }

    /** What a list of annotations declares: a plain one before a type that implies it, such as a session bean. */
    private Optional<TransactionAttribute> declared(TypeModel scope, List<AnnotationModel> annotations) {
        Optional<TransactionAttribute> implied = Optional.empty();
        for (AnnotationModel annotation : annotations) {
            Optional<TransactionAttribute> found = declared(scope, scope, AnnotationUse.of(annotation), 0);
            if (found.isPresent()) {
                if (found.get().entry().mode() == Mode.ANNOTATION) {
                    return found;
                }
                implied = implied.or(() -> found);
            }
        }
        return implied;
    }

    /**
     * What an annotation declares.
     *
     * @param place type on which, or in which, the first of the annotations is written
     * @param scope type on whose declaration this one is
     */
    private Optional<TransactionAttribute> declared(TypeModel place, TypeModel scope, AnnotationUse use, int depth) {
        String name = program.qualifyAnnotation(scope, use.annotation().name());
        for (ApiEntry entry : catalog.forAnnotation(name)) {
            if (entry instanceof TransactionEntry transaction
                    && declares(transaction)
                    && use.meets(transaction.when())) {
                Optional<String> manager = use.value("transactionManager")
                        .or(() -> use.value("value"))
                        .flatMap(value -> config.text(scope, value).or(() -> config.text(place, value)));
                TransactionEntry configured = config.declared(transaction, manager.orElse(null), isSpecial(use));
                return Optional.of(attribute(configured, propagation(transaction, use)));
            }
        }
        TypeModel meta = program.annotationType(name).orElse(null);
        if (meta == null || depth >= MAX_META_DEPTH) {
            return Optional.empty();
        }
        for (AnnotationModel on : meta.annotations()) {
            Optional<TransactionAttribute> found = declared(place, meta, use.carrying(on, meta), depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private TransactionAttribute attribute(TransactionEntry entry, Propagation propagation) {
        String newer = entry.publicOnlyWithout();
        Interception interception = entry.interception();
        if (wovenFamilies().contains(entry.family())
                || (config.isWoven() && interception == Interception.SPRING_PROXY && entry.mode() == Mode.ANNOTATION)) {
            interception = Interception.WOVEN;
        } else if (newer != null
                && !program.isOnClassPath(newer)
                && entry.pattern().types().stream().anyMatch(program::isOnClassPath)) {
            interception = Interception.PUBLIC_PROXY;
        }
        return new TransactionAttribute(entry, propagation, interception);
    }

    /** Families of transactions that are woven into the byte code, because a configuration in the sources says so. */
    private synchronized Set<String> wovenFamilies() {
        if (woven == null) {
            woven = new TreeSet<>();
            for (TypeModel type : program.program().types().values()) {
                for (AnnotationModel annotation : type.annotations()) {
                    catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name())).stream()
                            .filter(TransactionEntry.class::isInstance)
                            .map(TransactionEntry.class::cast)
                            .filter(t -> t.mode() == Mode.WEAVING
                                    && AnnotationUse.of(annotation).meets(t.when()))
                            .forEach(t -> woven.add(t.family()));
                }
            }
        }
        return woven;
    }

    /** Whether more is asked for than a plain transaction, so that a connection is needed to tell it. */
    private static boolean isSpecial(AnnotationUse use) {
        return use.text("readOnly").filter(text -> !text.equals("false")).isPresent()
                || use.text("isolation").filter(text -> !text.equals("DEFAULT")).isPresent();
    }

    private static boolean declares(TransactionEntry entry) {
        return !entry.nonSql()
                && switch (entry.mode()) {
                    case ANNOTATION, IMPLICIT, IMPLICIT_TYPE -> true;
                    case OPT_OUT, WEAVING, LAMBDA, BEGIN, END, CONNECTION, CALLBACK, REACTIVE, REFERENCE -> false;
                    case MANAGER, DEFINITION, SOURCE, VIEW, REQUEST, LATE, STEP, ADVICE -> false;
                };
    }

    private static Propagation propagation(TransactionEntry entry, AnnotationUse use) {
        return Optional.ofNullable(entry.propagationAttribute())
                .flatMap(use::text)
                .flatMap(Propagation::of)
                .or(() -> Propagation.of(entry.propagation()))
                .orElse(Propagation.REQUIRED);
    }

    /** Methods that a framework calls in a transaction nobody wrote down. */
    private Optional<TransactionAttribute> implied(TypeModel type, MethodModel method) {
        if (method.is(Modifier.STATIC) || method.is(Modifier.PRIVATE)) {
            return Optional.empty();
        }
        List<ApiEntry> candidates = catalog.forMethod(method.name());
        if (candidates.stream().noneMatch(entry -> entry instanceof TransactionEntry t && t.mode() == Mode.IMPLICIT)) {
            return Optional.empty();
        }
        List<String> supertypes = program.supertypes(type.name());
        return candidates.stream()
                .filter(TransactionEntry.class::isInstance)
                .map(TransactionEntry.class::cast)
                .filter(t -> t.mode() == Mode.IMPLICIT && declares(t) && overloadFits(t, method))
                .filter(t -> distance(t, supertypes) < supertypes.size())
                .min(Comparator.comparingInt(t -> distance(t, supertypes)))
                .map(t -> attribute(
                        config.declared(t, null, false),
                        Propagation.of(t.propagation()).orElse(Propagation.REQUIRED)));
    }

    /** How near the nearest of the row's types is; the number of supertypes if none is one. */
    private static int distance(TransactionEntry entry, List<String> supertypes) {
        return entry.pattern().types().stream()
                .mapToInt(supertypes::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(supertypes.size());
    }

    private static boolean overloadFits(TransactionEntry entry, MethodModel method) {
        for (MethodPattern pattern : entry.pattern().methods()) {
            List<String> parameters = pattern.parameters();
            if (pattern.name().equals(method.name())
                    && (parameters == null
                            || parameters.size() == method.parameters().size())) {
                return true;
            }
        }
        return false;
    }
}

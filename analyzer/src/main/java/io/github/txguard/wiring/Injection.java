package io.github.txguard.wiring;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which classes can stand where a container hands out objects. Classes are left out only where some candidate is certainly a
 * bean and nothing hints at a container that makes objects of them. Safe to use from many threads.
 */
public final class Injection {
    /** Among more classes than this, one that is no bean is hardly the one. */
    private static final int MANY = 24;

    private final LinkedProgram program;
    private final Markings markings;
    private final Qualifiers qualifiers;
    private final SourceUses uses;
    private final BeanIndex index;
    private final Exclusions exclusions;
    private final Map<InjectionPoint, Optional<Choice>> points = new ConcurrentHashMap<>();
    private final Map<ResolvedType, Optional<Choice>> anywhere = new ConcurrentHashMap<>();
    private final Map<ResolvedType, Optional<Choice>> factories = new ConcurrentHashMap<>();

    /**
     * Reads the beans of a program.
     *
     * @param program linked program
     * @param catalog knowledge of APIs
     * @param config what configuration files say
     */
    public Injection(LinkedProgram program, ApiCatalog catalog, ApplicationConfig config) {
        this.program = program;
        this.markings = new Markings(program, catalog);
        this.qualifiers = new Qualifiers(markings, config);
        this.uses = new SourceUses(program.program());
        this.index = new BeanIndex(program, catalog, config, markings, qualifiers, uses);
        this.exclusions = new Exclusions(program, index, markings, qualifiers);
    }

    /** Which beans cannot exist together. */
    public Exclusions exclusions() {
        return exclusions;
    }

    /** Where the sources create objects and assign fields. */
    public SourceUses uses() {
        return uses;
    }

    /**
     * Whether objects of the class live as long as their container: it makes them, of this class and of all its subclasses.
     *
     * @param type class
     */
    public boolean isSingleton(TypeModel type) {
        List<TypeModel> classes = program.sourceSubtypes(type.name()).stream()
                .filter(TypeModel::isInstantiable)
                .toList();
        return !classes.isEmpty()
                && classes.stream().allMatch(c -> !index.of(c).isEmpty() && !index.isCreatedOutside(c));
    }

    /**
     * Whether a container calls the constructor of the class and fills its fields.
     *
     * @param type class
     */
    public boolean isFilled(TypeModel type) {
        return index.of(type).stream().anyMatch(Bean::filled);
    }

    /**
     * Whether annotations have a container fill what carries them, or call the method with what it has.
     *
     * @param scope type in whose declaration they stand
     * @param annotations annotations of a field or method
     */
    public boolean isInjected(TypeModel scope, List<AnnotationModel> annotations) {
        return markings.has(scope, annotations, WiringEntry.Mode.INJECT);
    }

    /**
     * Whether a container calls the method with what it has: it makes a bean, or is injected.
     *
     * @param scope declaring type
     * @param method method
     */
    public boolean isCalledByContainer(TypeModel scope, MethodModel method) {
        return markings.has(scope, method.annotations(), WiringEntry.Mode.FACTORY)
                || isInjected(scope, method.annotations());
    }

    /**
     * The classes that can stand at an injection point; empty if nothing is known of beans of its type.
     *
     * @param point field or parameter that a container fills
     */
    public Optional<Choice> at(InjectionPoint point) {
        Optional<Choice> known = points.get(point);
        if (known == null) {
            known = choose(point);
            points.put(point, known);
        }
        return known;
    }

    private List<TypeModel> candidates(ResolvedType type) {
        return program.sourceSubtypes(type.name()).stream()
                .filter(c -> c.isInstantiable() && program.mayStandFor(c, type))
                .toList();
    }

    /** The classes of a type's objects that each bean may be of. */
    private Map<Bean, List<TypeModel>> beans(List<TypeModel> candidates, String type) {
        Map<Bean, List<TypeModel>> beans = new LinkedHashMap<>();
        for (TypeModel candidate : candidates) {
            for (Bean bean : index.of(candidate)) {
                beans.computeIfAbsent(bean, b -> new ArrayList<>(1)).add(candidate);
            }
        }
        for (Bean bean : index.open()) {
            String open = bean.open();
            if (open != null && (program.isSubtype(open, type) || program.isSubtype(type, open))) {
                List<TypeModel> classes = beans.computeIfAbsent(bean, b -> new ArrayList<>());
                candidates.stream()
                        .filter(c -> !classes.contains(c) && program.isSubtype(c.name(), open))
                        .forEach(classes::add);
            }
        }
        return beans;
    }

    private Optional<Choice> choose(InjectionPoint point) {
        List<TypeModel> candidates = candidates(point.type());
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (candidates.size() == 1) {
            return Optional.of(new Choice(candidates, List.of(), true, ""));
        }
        Map<Bean, List<TypeModel>> beans = beans(candidates, point.type().name());
        if (beans.values().stream().allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        Selection selection = select(point, new ArrayList<>(beans.keySet()));
        Set<TypeModel> likely = new LinkedHashSet<>();
        selection.beans().forEach(bean -> likely.addAll(beans.getOrDefault(bean, List.of())));
        if (likely.isEmpty()) {
            return Optional.empty();
        }
        List<TypeModel> possible = new ArrayList<>();
        boolean alone = likely.size() == 1;
        if (selection.reason() == null) {
            Set<TypeModel> known = new LinkedHashSet<>();
            beans.values().forEach(known::addAll);
            for (TypeModel candidate : candidates) {
                boolean off = index.isOff(candidate);
                if (!known.contains(candidate) && !off && index.mayBeBean(candidate)) {
                    likely.add(candidate);
                } else if (!known.contains(candidate) && (off || index.isCreated(candidate))) {
                    possible.add(candidate);
                }
            }
        }
        boolean conditional = selection.beans().stream().anyMatch(Bean::conditional);
        boolean foreign = program.program().type(point.type().name()).isEmpty();
        boolean certain = alone && likely.size() == 1 && !conditional && !foreign;
        String reason = selection.reason() != null ? selection.reason() : reason(likely.size(), conditional);
        return Optional.of(new Choice(sorted(likely), possible, certain, reason));
    }

    private static String reason(int size, boolean conditional) {
        if (conditional) {
            return size == 1 ? "a bean under a condition" : "chosen by configuration";
        }
        return size == 1 ? "the only bean" : "one of " + size + " beans";
    }

    private static List<TypeModel> sorted(Set<TypeModel> types) {
        return types.stream().sorted(Comparator.comparing(TypeModel::name)).toList();
    }

    /**
     * Beans that may be meant.
     *
     * @param beans the beans
     * @param reason what settled it, or null where nothing but the type did
     */
    private record Selection(List<Bean> beans, @Nullable String reason) {}

    private Selection select(InjectionPoint point, List<Bean> beans) {
        Qualifiers.Wanted wanted = qualifiers.of(point.scope(), point.annotations());
        if (!wanted.understood()) {
            return new Selection(beans, null);
        }
        if (!wanted.isEmpty()) {
            List<Bean> meant = beans.stream()
                    .filter(bean -> wanted.names().stream().allMatch(bean.names()::contains)
                            && bean.qualifiers().containsAll(wanted.annotations()))
                    .toList();
            String name = wanted.names().isEmpty()
                    ? "by its qualifier"
                    : "named " + wanted.names().get(0);
            return meant.isEmpty() ? new Selection(beans, null) : new Selection(meant, name);
        }
        List<Bean> candidates = beans.stream().filter(Bean::candidate).toList();
        if (candidates.size() < 2) {
            return new Selection(candidates.isEmpty() ? beans : candidates, null);
        }
        List<Bean> primary = candidates.stream().filter(Bean::primary).toList();
        if (primary.size() == 1 && !primary.get(0).conditional()) {
            return new Selection(primary, "the primary bean");
        }
        List<Bean> named = candidates.stream()
                .filter(bean -> bean.names().contains(point.name()))
                .toList();
        if (primary.isEmpty() && named.size() == 1 && !named.get(0).conditional()) {
            return new Selection(named, "by its name");
        }
        return new Selection(candidates, null);
    }

    /**
     * The classes of which objects can turn up anywhere: what containers make, and what the sources create. Empty if nothing
     * is known of beans of the type, or nothing is ruled out.
     *
     * @param type static type of an expression
     */
    public Optional<Choice> anywhere(ResolvedType type) {
        Optional<Choice> known = anywhere.get(type);
        if (known == null) {
            known = made(type);
            anywhere.put(type, known);
        }
        return known;
    }

    private Optional<Choice> made(ResolvedType type) {
        List<TypeModel> candidates = candidates(type);
        if (candidates.size() < 2) {
            return Optional.empty();
        }
        Set<TypeModel> ofBeans = new LinkedHashSet<>();
        beans(candidates, type.name()).values().forEach(ofBeans::addAll);
        if (ofBeans.isEmpty()) {
            return Optional.empty();
        }
        Set<TypeModel> off =
                new LinkedHashSet<>(candidates.stream().filter(index::isOff).toList());
        Set<TypeModel> beans = new LinkedHashSet<>(candidates.stream()
                .filter(c -> ofBeans.contains(c) || (!off.contains(c) && index.mayBeBean(c)))
                .toList());
        List<TypeModel> created = candidates.stream()
                .filter(c -> !beans.contains(c) && !off.contains(c) && index.isCreated(c))
                .toList();
        List<TypeModel> kept = new ArrayList<>(beans);
        boolean wide = beans.size() + created.size() > MANY;
        if (!wide) {
            kept.addAll(created);
        }
        boolean all = created.isEmpty();
        String reason = !all ? "" : kept.size() == 1 ? "the only bean" : "one of " + kept.size() + " beans";
        boolean foreign = program.program().type(type.name()).isEmpty();
        List<TypeModel> possible = new ArrayList<>(off);
        possible.addAll(wide ? created : List.of());
        return Optional.of(new Choice(kept, possible, all && kept.size() == 1 && !foreign, reason));
    }

    /**
     * The classes of an object that came out of a factory which could not be looked through. Where none of them is a bean, the
     * factory chose object by object; which it chose for this one is not known, and any of those it creates is only possible.
     *
     * @param type static type of an expression
     * @return empty if a class is a bean, or nobody creates objects of several classes
     */
    public Optional<Choice> outOfFactory(ResolvedType type) {
        Optional<Choice> known = factories.get(type);
        if (known == null) {
            known = chosenByFactory(type);
            factories.put(type, known);
        }
        return known;
    }

    private Optional<Choice> chosenByFactory(ResolvedType type) {
        List<TypeModel> candidates = candidates(type);
        boolean beans = beans(candidates, type.name()).values().stream().anyMatch(classes -> !classes.isEmpty())
                || candidates.stream().anyMatch(index::mayBeBean);
        List<TypeModel> created =
                candidates.stream().filter(c -> index.isCreated(c)).toList();
        if (beans || candidates.size() < 2 || created.isEmpty()) {
            return Optional.empty();
        }
        List<TypeModel> others =
                candidates.stream().filter(c -> !created.contains(c)).toList();
        return Optional.of(new Choice(others, created, false, ""));
    }
}

package io.github.txguard.wiring;

import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which conditions of beans cannot hold together. A container that is asked for one object refuses to start if two beans fit
 * and nothing tells which is meant; so the conditions of two beans that fit where one is injected exclude each other, and with
 * them all other beans under these conditions: no path leads from the one to the other. Safe to use from many threads.
 */
public final class Exclusions {
    /** More ways than this to be under some condition are not told apart. */
    private static final int MAX_WAYS = 12;

    private final LinkedProgram program;
    private final BeanIndex index;
    private final Markings markings;
    private final Qualifiers qualifiers;
    private final Set<Set<String>> excluded = new LinkedHashSet<>();
    private final Set<String> relevant = new LinkedHashSet<>();
    private final Map<String, List<Bean>> candidatesByType = new LinkedHashMap<>();
    private final Map<String, List<Set<String>>> byClass = new HashMap<>();
    /** Walks enter the same classes under the same assumptions over and over. */
    private final Map<Entering, Optional<Assumptions>> entered = new ConcurrentHashMap<>();

    private record Entering(Assumptions before, String type) {}

    Exclusions(LinkedProgram program, BeanIndex index, Markings markings, Qualifiers qualifiers) {
        this.program = program;
        this.index = index;
        this.markings = markings;
        this.qualifiers = qualifiers;
        if (index.conditional().size() > 1) {
            index.conditional().forEach(this::candidate);
            program.program().types().values().forEach(this::points);
            excluded.forEach(relevant::addAll);
            program.program().types().values().forEach(this::conditions);
        }
    }

    /** Whether paths into code of objects of the class assume anything. */
    public boolean concern(TypeModel type) {
        return byClass.containsKey(type.name());
    }

    /**
     * What is assumed where a path enters code of an object.
     *
     * @param before what is assumed already
     * @param type class of the object
     * @return empty if the path cannot be taken
     */
    public Optional<Assumptions> entering(Assumptions before, TypeModel type) {
        List<Set<String>> own = byClass.get(type.name());
        return own == null
                ? Optional.of(before)
                : entered.computeIfAbsent(new Entering(before, type.name()), e -> entering(before, own));
    }

    private Optional<Assumptions> entering(Assumptions before, List<Set<String>> own) {
        List<Set<String>> ways = before.and(own).stream().filter(this::mayHold).toList();
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ways.size() > MAX_WAYS ? Assumptions.NONE : new Assumptions(ways));
    }

    private boolean mayHold(Set<String> conditions) {
        return excluded.stream().noneMatch(conditions::containsAll);
    }

    /** Notes the types for which the bean can be taken. */
    private void candidate(Bean bean) {
        if (bean.candidate() && !bean.primary()) {
            Set<String> types = new LinkedHashSet<>();
            bean.classes().forEach(type -> types.addAll(program.supertypes(type.name())));
            types.forEach(type -> candidatesByType
                    .computeIfAbsent(type, t -> new ArrayList<>())
                    .add(bean));
        }
    }

    /** The points at which a container hands one object to a class. */
    private void points(TypeModel type) {
        for (FieldModel field : type.fields()) {
            if (markings.has(type, field.annotations(), WiringEntry.Mode.INJECT)) {
                point(type, field.type(), field.annotations(), field.name());
            }
        }
        boolean filled = index.of(type).stream().anyMatch(Bean::filled);
        for (MethodModel method : type.methods()) {
            boolean constructed = filled && method.name().equals(MethodModel.CONSTRUCTOR);
            if (constructed
                    || markings.has(type, method.annotations(), WiringEntry.Mode.FACTORY)
                    || markings.has(type, method.annotations(), WiringEntry.Mode.INJECT)) {
                for (ParameterModel parameter : method.parameters()) {
                    point(type, parameter.type(), parameter.annotations(), parameter.name());
                }
            }
        }
        if (filled
                && program.isGenerated(
                        type, MethodModel.CONSTRUCTOR, type.fields().size())) {
            type.fields().forEach(field -> point(type, field.type(), field.annotations(), field.name()));
        }
    }

    private void point(TypeModel scope, TypeRef type, List<AnnotationModel> annotations, String name) {
        String wanted = program.qualify(scope, type);
        List<Bean> fitting = candidatesByType.getOrDefault(wanted, List.of());
        if (fitting.size() < 2 || !qualifiers.of(scope, annotations).isEmpty()) {
            return;
        }
        for (Bean one : fitting) {
            for (Bean other : fitting) {
                boolean named = one.names().contains(name) || other.names().contains(name);
                boolean same = one.names().stream().anyMatch(other.names()::contains);
                if (!one.equals(other) && (same || !named) && !one.conditions().equals(other.conditions())) {
                    Set<String> both = new LinkedHashSet<>(one.conditions());
                    both.addAll(other.conditions());
                    excluded.add(both);
                }
            }
        }
    }

    /** The conditions under which there are objects of the class, as far as they matter. */
    private void conditions(TypeModel type) {
        List<Bean> beans = index.of(type);
        if (beans.isEmpty() || index.isCreatedOutside(type)) {
            return;
        }
        Map<Set<String>, Boolean> ways = new LinkedHashMap<>();
        for (Bean bean : beans) {
            Set<String> way = new LinkedHashSet<>(bean.conditions());
            way.retainAll(relevant);
            ways.put(way, true);
        }
        if (!ways.containsKey(Set.of())) {
            byClass.put(type.name(), new ArrayList<>(ways.keySet()));
        }
    }
}

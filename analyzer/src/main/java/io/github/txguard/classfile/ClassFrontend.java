package io.github.txguard.classfile;

import io.github.txguard.api.Problem;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.KnownLibraries;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.ClassPathIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads those classes of the class path that the sources may run and that the catalog does not know. */
final class ClassFrontend {
    private static final int MAX_METHODS = 600;

    private final Mentions sources;
    private final ClassPathIndex classPath;
    private final Symbols symbols;
    private final ClassStore store;
    private final Ancestry ancestry;
    private final Interest interest;
    private final Demand demand;
    private final List<Problem> problems = new ArrayList<>();

    private ClassFrontend(Mentions sources, ApiCatalog catalog, ClassPathIndex classPath) {
        this.sources = sources;
        this.classPath = classPath;
        this.ancestry = new Ancestry(catalog, classPath);
        this.interest = new Interest(catalog, classPath, ancestry);
        this.symbols = new Symbols(sources.called());
        this.store = new ClassStore(
                classPath, KnownLibraries.of(catalog), sources.types(), symbols, interest, ancestry, problems::add);
        this.demand = new Demand(store, interest, ancestry, sources.extended());
    }

    /**
     * Reads them.
     *
     * @param sources what the sources say
     * @param catalog what is known of libraries
     * @param classPath class path
     */
    static CompiledUnits.Reading read(Mentions sources, ApiCatalog catalog, ClassPathIndex classPath) {
        ClassFrontend frontend = new ClassFrontend(sources, catalog, classPath);
        frontend.demand();
        List<UnitModel> units = frontend.units();
        return new CompiledUnits.Reading(
                catalog, classPath, sources, frontend.symbols.names(), units, List.copyOf(frontend.problems));
    }

    private void demand() {
        classPath.classesInFolders().forEach(demand::own);
        sources.classes().forEach(demand::mention);
        for (String each : sources.packages()) {
            classPath.classesIn(each.replace('.', '/')).stream()
                    .filter(this::extendsSources)
                    .forEach(demand::mention);
        }
        demand.settle();
        for (String type : demand.withoutObjects()) {
            implementations(type);
        }
        demand.settle();
    }

    /** What sources declare and a class beside them implements may be run though no source names the class. */
    private boolean extendsSources(String type) {
        return ancestry.of(type).stream()
                .anyMatch(above -> !above.equals(type) && sources.types().contains(ClassNames.dotted(above)));
    }

    /** Nobody creates an object of the type that the sources use: a container does, of what lies beside it. */
    private void implementations(String type) {
        for (String beside : classPath.subtypesBeside(type)) {
            CompiledClass found = store.find(beside);
            if (found != null && !found.isAbstract()) {
                demand.instantiate(found);
            }
        }
    }

    private List<UnitModel> units() {
        Map<String, Set<String>> wanted = wantedOf(bounded());
        Set<String> names = new TreeSet<>();
        wanted.keySet().forEach(name -> withNested(name, names));
        List<UnitModel> units = new ArrayList<>();
        for (String name : names) {
            CompiledClass compiled = store.find(name);
            ClassNode code = compiled == null ? null : store.code(compiled);
            if (compiled != null && code != null) {
                units.add(unit(compiled, code, wanted.getOrDefault(name, Set.of())));
            }
        }
        return units;
    }

    /** Names and descriptors of methods by their class. */
    private Map<String, Set<String>> wantedOf(List<CompiledMethod> methods) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (CompiledMethod method : methods) {
            if (interest.isTemplate(method)) {
                continue;
            }
            wanted.computeIfAbsent(method.owner().name(), owner -> new LinkedHashSet<>())
                    .add(method.selector().name() + method.selector().descriptor());
        }
        return wanted;
    }

    /**
     * A library of which so much may wait is no wrapper around something that does; following it would drown the rest. What
     * waits only behind such a library is not followed either, so the largest one goes first.
     */
    private List<CompiledMethod> bounded() {
        Set<String> left = new TreeSet<>(store.large());
        while (true) {
            List<CompiledMethod> wanted = demand.wanted(left);
            Map<String, Integer> sizes = new TreeMap<>();
            for (CompiledMethod method : wanted) {
                if (!method.owner().inFolder()) {
                    sizes.merge(method.owner().container(), 1, Integer::sum);
                }
            }
            int most = sizes.values().stream().max(Integer::compare).orElse(0);
            if (most <= MAX_METHODS) {
                return wanted;
            }
            sizes.forEach((jar, size) -> {
                if (size == most) {
                    left.add(jar);
                    leave(jar, size);
                }
            });
        }
    }

    private void leave(String jar, int methods) {
        problems.add(new Problem(
                Problem.Kind.CLASS_PATH,
                jar,
                0,
                methods + " of its methods may lead to a wait, more than " + MAX_METHODS
                        + "; the code of this library was not read"));
    }

    private void withNested(String name, Set<String> names) {
        CompiledClass compiled = store.find(name);
        if (compiled != null && names.add(name)) {
            compiled.nested().forEach(inner -> withNested(inner, names));
        }
    }

    private UnitModel unit(CompiledClass compiled, ClassNode code, Set<String> wanted) {
        String name = code.name;
        String place = ClassNames.packageOf(name);
        String source = code.sourceFile;
        String file = source != null && !source.isEmpty() && source.indexOf('/') < 0
                ? source
                : ClassNames.outermost(name).substring(place.isEmpty() ? 0 : place.length() + 1) + ".class";
        TypeModel type = new TypeAssembly(
                        code,
                        method -> wanted.contains(method.name + method.desc) && hasCode(method),
                        (method, cause) -> failed(compiled, method, cause))
                .type();
        return new UnitModel(
                compiled.container() + "!/" + (place.isEmpty() ? "" : place + "/") + file,
                place.replace('/', '.'),
                List.of(),
                List.of(type),
                List.of(),
                0,
                compiled.inFolder() ? UnitModel.Origin.CLASSES : UnitModel.Origin.LIBRARY);
    }

    private static boolean hasCode(MethodNode method) {
        return method.instructions.size() > 0
                && (method.access & Opcodes.ACC_BRIDGE) == 0
                && !method.name.equals(MethodModel.STATIC_INITIALIZER);
    }

    private void failed(CompiledClass compiled, MethodNode method, RuntimeException cause) {
        problems.add(new Problem(
                Problem.Kind.CLASS_PATH,
                compiled.container(),
                0,
                compiled.name() + ": code of method " + method.name + " cannot be read: " + cause.getMessage()));
    }
}

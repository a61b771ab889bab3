package io.github.txguard.classfile;

import io.github.txguard.api.Problem;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.KnownLibraries;
import io.github.txguard.ir.ImportModel;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads those classes of the class path that the sources may run and that the catalog does not know. */
public final class ClassFrontend {
    private static final int MAX_METHODS = 600;

    private final List<UnitModel> sources;
    private final ClassPathIndex classPath;
    private final ClassStore store;
    private final Ancestry ancestry;
    private final Interest interest;
    private final Demand demand;
    private final Consumer<Problem> problems;
    private final Set<String> sourceTypes = new TreeSet<>();

    private ClassFrontend(
            List<UnitModel> sources, ApiCatalog catalog, ClassPathIndex classPath, Consumer<Problem> problems) {
        this.sources = sources;
        this.classPath = classPath;
        this.problems = problems;
        this.ancestry = new Ancestry(catalog, classPath);
        this.interest = new Interest(catalog, classPath, ancestry);
        Set<String> called = new TreeSet<>();
        Set<String> extended = new TreeSet<>();
        for (UnitModel unit : sources) {
            for (TypeModel type : unit.types()) {
                sourceTypes.add(type.name());
                Stream.concat(Stream.ofNullable(type.superclass()), type.interfaces().stream())
                        .forEach(above -> extended.addAll(meanings(above.name(), unit)));
                type.methods().forEach(method -> called.addAll(method.calledNames()));
            }
        }
        this.store = new ClassStore(
                classPath, KnownLibraries.of(catalog), sourceTypes, new Symbols(called), interest, ancestry, problems);
        this.demand = new Demand(store, interest, ancestry, extended);
    }

    /**
     * The classes as units of the program, each class in one of its own; in an order that depends on names alone.
     *
     * @param sources units of the sources
     * @param catalog what is known of libraries
     * @param classPath class path
     * @param problems hears of classes that cannot be read
     */
    public static List<UnitModel> read(
            List<UnitModel> sources, ApiCatalog catalog, ClassPathIndex classPath, Consumer<Problem> problems) {
        if (classPath.isEmpty()) {
            return List.of();
        }
        ClassFrontend frontend = new ClassFrontend(sources, catalog, classPath, problems);
        frontend.demand();
        return frontend.units();
    }

    private void demand() {
        classPath.classesInFolders().forEach(demand::own);
        Set<String> packages = new TreeSet<>();
        for (UnitModel unit : sources) {
            packages.add(unit.packageName());
            mentionTypesOf(unit);
        }
        for (String each : packages) {
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
                .anyMatch(above -> !above.equals(type) && sourceTypes.contains(ClassNames.dotted(above)));
    }

    private void mentionTypesOf(UnitModel unit) {
        NamedTypes types = NamedTypes.of(unit);
        types.qualified().forEach(this::mention);
        mention(types, unit.packageName());
        for (ImportModel imported : unit.imports()) {
            mention(imported.name());
            if (imported.onDemand()) {
                mention(types, imported.name());
            }
        }
    }

    private void mention(NamedTypes types, String owner) {
        String prefix = owner.isEmpty() ? "" : owner + ".";
        types.simple().forEach(name -> mention(prefix + name));
    }

    /** The qualified names that a written one may stand for. */
    private static List<String> meanings(String written, UnitModel unit) {
        List<String> meanings = new ArrayList<>(List.of(written));
        int dot = written.indexOf('.');
        String head = dot < 0 ? written : written.substring(0, dot);
        String rest = written.substring(head.length());
        for (ImportModel imported : unit.imports()) {
            if (imported.onDemand()) {
                meanings.add(imported.name() + "." + written);
            } else if (imported.name().endsWith("." + head)) {
                return List.of(imported.name() + rest);
            }
        }
        meanings.add(unit.packageName() + "." + written);
        return meanings;
    }

    /** Where the package ends and the types begin is not to be seen in a name with dots: tries from the right. */
    private void mention(String name) {
        String internal = name.replace('.', '/');
        while (true) {
            demand.mention(internal);
            int slash = internal.lastIndexOf('/');
            if (slash < 0 || !Character.isUpperCase(internal.charAt(internal.lastIndexOf('/', slash - 1) + 1))) {
                return;
            }
            internal = internal.substring(0, slash) + "$" + internal.substring(slash + 1);
        }
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
        problems.accept(new Problem(
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
        problems.accept(new Problem(
                Problem.Kind.CLASS_PATH,
                compiled.container(),
                0,
                compiled.name() + ": code of method " + method.name + " cannot be read: " + cause.getMessage()));
    }
}

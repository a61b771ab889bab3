package io.github.txguard.classfile;

import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.ClassPathIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that units of the sources say which may decide what is read of the class path.
 *
 * @param packages their packages
 * @param types qualified names of their types
 * @param extended names that their types may extend or implement
 * @param called names of the methods that they call
 * @param classes internal names of classes of the class path that they may speak of, in the order in which they do
 */
record Mentions(
        Set<String> packages, Set<String> types, Set<String> extended, Set<String> called, List<String> classes) {
    /** What one unit says. */
    static Mentions of(UnitModel unit, ClassPathIndex classPath) {
        Set<String> types = new TreeSet<>();
        Set<String> extended = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        for (TypeModel type : unit.types()) {
            types.add(type.name());
            Stream.concat(Stream.ofNullable(type.superclass()), type.interfaces().stream())
                    .forEach(above -> extended.addAll(meanings(above.name(), unit)));
            type.methods().forEach(method -> called.addAll(method.code().calledNames()));
        }
        List<String> classes = new ArrayList<>(namedIn(unit));
        classes.removeIf(name -> classPath.classFile(name).isEmpty());
        return new Mentions(Set.of(unit.packageName()), types, extended, called, List.copyOf(classes));
    }

    /** What several say together. */
    static Mentions of(Collection<Mentions> parts) {
        Set<String> packages = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        Set<String> extended = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        Set<String> classes = new LinkedHashSet<>();
        for (Mentions part : parts) {
            packages.addAll(part.packages);
            types.addAll(part.types);
            extended.addAll(part.extended);
            called.addAll(part.called);
            classes.addAll(part.classes);
        }
        return new Mentions(packages, types, extended, called, List.copyOf(classes));
    }

    /**
     * Whether a run over the class path goes as it went for others.
     *
     * @param others what was said then
     * @param names names of all methods that this run came across; other calls make no difference
     */
    boolean leadWhere(Mentions others, Set<String> names) {
        return packages.equals(others.packages)
                && types.equals(others.types)
                && extended.equals(others.extended)
                && classes.equals(others.classes)
                && among(names, called).equals(among(names, others.called));
    }

    private static Set<String> among(Set<String> names, Set<String> called) {
        Set<String> both = new TreeSet<>(called);
        both.retainAll(names);
        return both;
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

    /** Internal names of all classes that names in a unit may stand for. */
    static Set<String> namedIn(UnitModel unit) {
        Set<String> internal = new LinkedHashSet<>();
        NamedTypes types = NamedTypes.of(unit);
        types.qualified().forEach(name -> addMeanings(name, internal));
        addMeanings(types, unit.packageName(), internal);
        for (ImportModel imported : unit.imports()) {
            addMeanings(imported.name(), internal);
            if (imported.onDemand()) {
                addMeanings(types, imported.name(), internal);
            }
        }
        return internal;
    }

    private static void addMeanings(NamedTypes types, String owner, Set<String> internal) {
        String prefix = owner.isEmpty() ? "" : owner + ".";
        types.simple().forEach(name -> addMeanings(prefix + name, internal));
    }

    /** Where the package ends and the types begin is not to be seen in a name with dots: tries from the right. */
    private static void addMeanings(String dotted, Set<String> internal) {
        String name = dotted.replace('.', '/');
        while (true) {
            internal.add(name);
            int slash = name.lastIndexOf('/');
            if (slash < 0 || !Character.isUpperCase(name.charAt(name.lastIndexOf('/', slash - 1) + 1))) {
                return;
            }
            name = name.substring(0, slash) + "$" + name.substring(slash + 1);
        }
    }
}

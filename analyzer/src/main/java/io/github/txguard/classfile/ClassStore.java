package io.github.txguard.classfile;

import io.github.txguard.api.Problem;
import io.github.txguard.catalog.KnownLibraries;
import io.github.txguard.resolve.ClassFile;
import io.github.txguard.resolve.ClassPathIndex;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The classes of the class path that may be read: neither sources nor known libraries. Of each is kept who calls what. */
final class ClassStore {
    /** A program that calls more classes of unknown libraries gets an incomplete answer in bearable time. */
    private static final int MAX_CLASSES = 6_000;
    /** Methods of the classes of a jar: one of which so much may be called is no wrapper around something that waits. */
    private static final int MAX_OF_JAR = 4_000;

    private final ClassPathIndex classPath;
    private final KnownLibraries known;
    private final Set<String> sources;
    private final Symbols symbols;
    private final Interest interest;
    private final Ancestry ancestry;
    private final Consumer<Problem> problems;
    private final Map<String, Optional<CompiledClass>> classes = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new TreeMap<>();
    private final Map<String, Boolean> outside = new LinkedHashMap<>();
    private final Map<String, Boolean> knownJars = new LinkedHashMap<>();
    private int read;

    /**
     * Prepares a store.
     *
     * @param sources qualified names of the types of the sources
     */
    ClassStore(
            ClassPathIndex classPath,
            KnownLibraries known,
            Set<String> sources,
            Symbols symbols,
            Interest interest,
            Ancestry ancestry,
            Consumer<Problem> problems) {
        this.classPath = classPath;
        this.known = known;
        this.sources = sources;
        this.symbols = symbols;
        this.interest = interest;
        this.ancestry = ancestry;
        this.problems = problems;
    }

    /** The class, null if it may not be read or cannot be. */
    @Nullable
    CompiledClass find(@Nullable String internalName) {
        if (internalName == null || internalName.startsWith("[")) {
            return null;
        }
        Optional<CompiledClass> found = classes.get(internalName);
        if (found == null) {
            found = Optional.ofNullable(load(internalName));
            classes.put(internalName, found);
        }
        return found.orElse(null);
    }

    /** A jar with packages of a known library is that library. */
    private boolean isKnown(ClassFile file) {
        return knownJars.computeIfAbsent(
                file.container(),
                jar -> classPath.classesBeside(file.name()).stream().anyMatch(known::hasPackageOf));
    }

    /** Whether the class may not be read, as it is known otherwise or lies nowhere. */
    boolean isOutside(String internalName) {
        Optional<CompiledClass> found = classes.get(internalName);
        if (found != null) {
            return found.isEmpty();
        }
        return outside.computeIfAbsent(internalName, name -> readable(name) == null);
    }

    /** Whether a class that may not be read declares a method of that name; one that lies nowhere may declare any. */
    boolean declares(String internalName, String method) {
        return classPath.declares(internalName, method);
    }

    private @Nullable ClassFile readable(String internalName) {
        String outermost = ClassNames.dotted(ClassNames.outermost(internalName));
        if (known.contains(ClassNames.dotted(internalName)) || sources.contains(outermost)) {
            return null;
        }
        ClassFile file = classPath.classFile(internalName).orElse(null);
        return file == null || (!file.inFolder() && isKnown(file)) ? null : file;
    }

    private @Nullable CompiledClass load(String internalName) {
        ClassFile file = readable(internalName);
        if (file == null) {
            return null;
        }
        if (isTooLarge(file.container())) {
            return null;
        }
        if (read == MAX_CLASSES) {
            problems.accept(new Problem(
                    Problem.Kind.CLASS_PATH,
                    file.container(),
                    0,
                    "more than " + MAX_CLASSES + " classes of libraries may be called; the others were not read"));
        }
        if (read++ >= MAX_CLASSES) {
            return null;
        }
        try {
            CompiledClass compiled = OutlineReader.read(file, symbols, interest);
            if (compiled != null) {
                ancestry.learn(compiled);
                count(compiled);
                if (isTooLarge(compiled.container())) {
                    compiled.forgetCode();
                }
            }
            return compiled;
        } catch (IOException | RuntimeException e) {
            unreadable(file.container(), file.name(), e);
            return null;
        }
    }

    /** What a method does, each thing at least once; nothing if its jar is too large to be followed. */
    List<Use> uses(CompiledMethod method) {
        CompiledClass owner = method.owner();
        if (isTooLarge(owner.container())) {
            return List.of();
        }
        try {
            return owner.uses(method, symbols);
        } catch (RuntimeException e) {
            unreadable(owner.container(), owner.name(), e);
            owner.forgetCode();
            return List.of();
        }
    }

    private void count(CompiledClass compiled) {
        if (compiled.inFolder()) {
            return;
        }
        boolean before = isTooLarge(compiled.container());
        sizes.merge(compiled.container(), compiled.methods().size(), Integer::sum);
        if (!before && isTooLarge(compiled.container())) {
            forgetCode(compiled.container());
            problems.accept(new Problem(
                    Problem.Kind.CLASS_PATH,
                    compiled.container(),
                    0,
                    "its classes that may be called have more than " + MAX_OF_JAR
                            + " methods; the code of this library was not read"));
        }
    }

    private void forgetCode(String container) {
        for (Optional<CompiledClass> each : classes.values()) {
            each.filter(type -> type.container().equals(container)).ifPresent(CompiledClass::forgetCode);
        }
    }

    /** Whether so much of a jar may be called that it is not followed. */
    boolean isTooLarge(String container) {
        return sizes.getOrDefault(container, 0) > MAX_OF_JAR;
    }

    /** Jars that are too large to be followed. */
    Set<String> large() {
        Set<String> large = new TreeSet<>();
        sizes.forEach((jar, methods) -> {
            if (methods > MAX_OF_JAR) {
                large.add(jar);
            }
        });
        return large;
    }

    /**
     * The code of a class that was found.
     *
     * @return null if it cannot be read
     */
    @Nullable
    ClassNode code(CompiledClass compiled) {
        try {
            ClassReader bytes = compiled.bytes();
            if (bytes == null) {
                ClassFile file = classPath.classFile(compiled.name()).orElse(null);
                if (file == null) {
                    return null;
                }
                bytes = new ClassReader(file.bytes());
            }
            ClassNode node = new ClassNode();
            bytes.accept(node, ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException | RuntimeException e) {
            unreadable(compiled.container(), compiled.name(), e);
            return null;
        }
    }

    private void unreadable(String container, String name, Exception cause) {
        problems.accept(new Problem(
                Problem.Kind.CLASS_PATH,
                container,
                0,
                name + ".class cannot be read: " + cause.getClass().getSimpleName()));
    }
}

package io.github.txguard.resolve;

import io.github.txguard.api.Problem;
import io.github.txguard.ir.TypeModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The class files of the class path and of the running JDK. Nothing is opened before the first question; class files are read
 * when asked for. Entries that cannot be read become problems, and the rest goes on. Safe to use from many threads until it
 * is closed.
 */
public final class ClassPathIndex implements AutoCloseable {
    private static final String ANY_METHOD = "*";

    private final Path root;
    private final List<Path> entries;
    private final LongAdder reads = new LongAdder();
    private final JdkClasses jdk = new JdkClasses(reads);
    private final ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();
    private @Nullable Map<String, List<ClassContainer>> packages;
    private final List<ClassContainer> opened = new ArrayList<>();
    private final ConcurrentHashMap<ClassContainer, String> shown = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ClassInfo> infos = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<String>> supertypes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<String>> methodNames = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ClassContainer, Map<String, List<String>>> subtypes = new ConcurrentHashMap<>();
    private final IdentityHashMap<ClassContainer, Map<String, List<String>>> classes = new IdentityHashMap<>();

    /**
     * Prepares an index.
     *
     * @param root folder to which files in problems are relative
     * @param entries jars and class folders, in order; those of the JDK always come first
     */
    public ClassPathIndex(Path root, List<Path> entries) {
        this.root = root.toAbsolutePath().normalize();
        this.entries = List.copyOf(entries);
    }

    /** An index of the JDK's classes alone. */
    public static ClassPathIndex ofJdk() {
        return new ClassPathIndex(Path.of(""), List.of());
    }

    /** Opens every entry though no class of it may be needed, so that {@link #problems()} tells of each that is no jar. */
    public void openAll() {
        packages();
    }

    /** Number of class files that were read so far, those of the JDK included. */
    public long reads() {
        return reads.sum();
    }

    /** What could not be read so far, in the order of files and messages, each once. */
    public List<Problem> problems() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::message))
                .toList();
    }

    /**
     * The declarations of a class.
     *
     * @param internalName name as in class files
     * @return null when there is no such class, or none that can be read
     */
    @Nullable
    ClassInfo find(String internalName) {
        ClassInfo known = infos.get(internalName);
        if (known == null) {
            known = read(internalName);
            if (known != null) {
                infos.put(internalName, known);
            }
        }
        return known;
    }

    private @Nullable ClassInfo read(String internalName) {
        String packageName = packageOf(internalName);
        byte[] system = jdk.read(packageName, internalName);
        if (system != null) {
            return ClassFileReader.read(system, true);
        }
        for (ClassContainer container : packages().getOrDefault(packageName, List.of())) {
            ClassInfo found = read(container, internalName);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * The declaration of an annotation type.
     *
     * @param internalName name as in class files
     * @return null when there is none that can be read
     */
    @Nullable
    TypeModel annotationType(String internalName) {
        String packageName = internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
        for (ClassContainer container : packages().getOrDefault(packageName, List.of())) {
            try {
                byte[] bytes = container.read(internalName);
                if (bytes != null) {
                    return AnnotationTypeReader.read(bytes);
                }
            } catch (IOException | RuntimeException e) {
                report(container.path(), internalName + ".class cannot be read: " + cause(e));
            }
        }
        return null;
    }

    /**
     * Whether there are classes in a package.
     *
     * @param packageName name with slashes
     */
    boolean hasPackage(String packageName) {
        return jdk.hasPackage(packageName) || packages().containsKey(packageName);
    }

    /**
     * A class file of the class path; none of the JDK. It is not read before its bytes are asked for.
     *
     * @param internalName name as in class files
     * @return empty when there is none
     */
    public Optional<ClassFile> classFile(String internalName) {
        for (ClassContainer container : packages().getOrDefault(packageOf(internalName), List.of())) {
            if (container.has(internalName)) {
                return Optional.of(
                        new ClassFile(internalName, container, shown.computeIfAbsent(container, this::shown)));
            }
        }
        return Optional.empty();
    }

    /**
     * Internal names of the class path's classes in a package, sorted.
     *
     * @param packageName name with slashes
     */
    public List<String> classesIn(String packageName) {
        Set<String> names = new TreeSet<>();
        for (ClassContainer container : packages().getOrDefault(packageName, List.of())) {
            names.addAll(classes(container).getOrDefault(packageName, List.of()));
        }
        return List.copyOf(names);
    }

    /** Internal names of the classes in folders of the class path, sorted. */
    public List<String> classesInFolders() {
        packages();
        Set<String> names = new TreeSet<>();
        for (ClassContainer container : List.copyOf(opened)) {
            if (container instanceof ClassContainer.Folder) {
                classes(container).values().forEach(names::addAll);
            }
        }
        return List.copyOf(names);
    }

    /**
     * Internal names of the classes that lie in the same jar or folder as a class, sorted.
     *
     * @param internalName name of the class
     */
    public List<String> classesBeside(String internalName) {
        ClassContainer container = containerOf(internalName);
        return container == null ? List.of() : all(container);
    }

    /**
     * Internal names of the direct subtypes of a class that lie in the same jar or folder, sorted.
     *
     * @param internalName name of the class
     */
    public List<String> subtypesBeside(String internalName) {
        ClassContainer container = containerOf(internalName);
        if (container == null) {
            return List.of();
        }
        return subtypes.computeIfAbsent(container, this::subtypes).getOrDefault(internalName, List.of());
    }

    private Map<String, List<String>> subtypes(ClassContainer container) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String name : all(container)) {
            for (String above : new LinkedHashSet<>(supertypes(name))) {
                found.computeIfAbsent(above, a -> new ArrayList<>(1)).add(name);
            }
        }
        return found;
    }

    private List<String> all(ClassContainer container) {
        return classes(container).values().stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** The entry that has the class. */
    private @Nullable ClassContainer containerOf(String internalName) {
        String packageName = packageOf(internalName);
        for (ClassContainer container : packages().getOrDefault(packageName, List.of())) {
            if (classes(container).getOrDefault(packageName, List.of()).contains(internalName)) {
                return container;
            }
        }
        return null;
    }

    private synchronized Map<String, List<String>> classes(ClassContainer container) {
        return classes.computeIfAbsent(container, c -> {
            Map<String, List<String>> byPackage = new LinkedHashMap<>();
            try {
                for (String name : c.classes()) {
                    byPackage
                            .computeIfAbsent(packageOf(name), p -> new ArrayList<>())
                            .add(name);
                }
            } catch (IOException e) {
                report(c.path(), "class path entry cannot be read: " + cause(e));
            }
            return byPackage;
        });
    }

    /**
     * Internal names of a class's direct supertypes, the JDK's classes included; empty when the class is not known.
     *
     * @param internalName name as in class files
     */
    public List<String> supertypes(String internalName) {
        List<String> known = supertypes.get(internalName);
        if (known == null) {
            known = readSupertypes(internalName);
            supertypes.put(internalName, known);
        }
        return known;
    }

    private List<String> readSupertypes(String internalName) {
        String packageName = packageOf(internalName);
        byte[] system = jdk.read(packageName, internalName);
        if (system != null) {
            return JdkClasses.supertypes(system);
        }
        for (ClassContainer container : packages().getOrDefault(packageName, List.of())) {
            try (InputStream file = container.open(internalName)) {
                if (file != null) {
                    return ClassHead.supertypes(file);
                }
            } catch (IOException | RuntimeException e) {
                report(container.path(), internalName + ".class cannot be read: " + cause(e));
            }
        }
        return List.of();
    }

    /**
     * Whether a known interface has exactly one abstract method of its own and no superinterfaces.
     *
     * @param internalName name as in class files
     */
    public boolean isFunction(String internalName) {
        ClassInfo info = find(internalName);
        return info != null
                && info.isInterface()
                && info.interfaces().isEmpty()
                && info.members().methods().stream()
                                .filter(m -> (m.access() & Opcodes.ACC_ABSTRACT) != 0)
                                .count()
                        == 1;
    }

    /**
     * Whether a class, of the JDK or the class path, declares a method of that name that is not private; a class that is not
     * known may declare any.
     *
     * @param internalName name as in class files
     * @param method method name
     */
    public boolean declares(String internalName, String method) {
        Set<String> known = methodNames.get(internalName);
        if (known == null) {
            known = methodNames(internalName);
            methodNames.put(internalName, known);
        }
        return known.contains(method) || known.contains(ANY_METHOD);
    }

    private Set<String> methodNames(String internalName) {
        ClassInfo info = find(internalName);
        Set<String> names = new TreeSet<>();
        if (info == null) {
            names.add(ANY_METHOD);
        } else {
            info.members().methods().forEach(method -> names.add(method.name()));
        }
        return names;
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** Jars by their names, folders relative to the root or by their last names: the same on every machine. */
    private String shown(ClassContainer container) {
        Path absolute = container.path().toAbsolutePath().normalize();
        int names = absolute.getNameCount();
        Path shown = container instanceof ClassContainer.Jar
                ? absolute.getFileName()
                : absolute.startsWith(root) && !absolute.equals(root)
                        ? root.relativize(absolute)
                        : absolute.subpath(Math.max(0, names - 3), names);
        return String.valueOf(shown).replace('\\', '/');
    }

    /** Whether there is no entry at all. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    private @Nullable ClassInfo read(ClassContainer container, String internalName) {
        try {
            byte[] bytes = container.read(internalName);
            return bytes == null ? null : ClassFileReader.read(bytes, false);
        } catch (IOException | RuntimeException e) {
            report(container.path(), internalName + ".class cannot be read: " + cause(e));
            return null;
        }
    }

    private synchronized Map<String, List<ClassContainer>> packages() {
        Map<String, List<ClassContainer>> known = packages;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Path entry : entries) {
                index(entry, known);
            }
            packages = known;
        }
        return known;
    }

    private void index(Path entry, Map<String, List<ClassContainer>> index) {
        try {
            if (!Files.exists(entry)) {
                report(entry, "class path entry does not exist");
                return;
            }
            ClassContainer container = ClassContainer.open(entry, reads);
            opened.add(container);
            for (String name : container.packages()) {
                index.computeIfAbsent(name, n -> new ArrayList<>(1)).add(container);
            }
        } catch (IOException e) {
            report(entry, "class path entry cannot be read: " + cause(e));
        }
    }

    private static String cause(Exception e) {
        String message = e.getMessage();
        String text = message == null ? e.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(text);
    }

    private void report(Path entry, String message) {
        Path absolute = entry.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        problems.add(new Problem(Problem.Kind.CLASS_PATH, shown.toString().replace('\\', '/'), 0, message));
    }

    /** Closes the jars. */
    @Override
    public synchronized void close() {
        for (ClassContainer container : opened) {
            try {
                container.close();
            } catch (IOException e) {
                report(container.path(), "class path entry cannot be closed: " + cause(e));
            }
        }
        opened.clear();
        packages = Map.of();
    }
}

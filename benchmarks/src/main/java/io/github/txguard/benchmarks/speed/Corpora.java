package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.generate.CallCycles;
import io.github.txguard.benchmarks.generate.DeepChain;
import io.github.txguard.benchmarks.generate.DenseGraph;
import io.github.txguard.benchmarks.generate.GeneratedProgram;
import io.github.txguard.benchmarks.generate.LayeredProgram;
import io.github.txguard.benchmarks.generate.ManyPairs;
import io.github.txguard.benchmarks.generate.ProgramWriter;
import io.github.txguard.benchmarks.generate.WideDispatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Brings or writes what is measured on, into a folder where it stays for the next time. */
final class Corpora {
    /** Real sources by their names. */
    private static final Map<String, String> PUBLISHED = new LinkedHashMap<>();

    static {
        PUBLISHED.put("syncope", "org.apache.syncope.core:syncope-core-persistence-jpa:3.0.0");
        PUBLISHED.put("flowable", "org.flowable:flowable-engine:8.0.0");
        PUBLISHED.put("keycloak", "org.keycloak:keycloak-services:26.0.8");
        PUBLISHED.put("hapi", "ca.uhn.hapi.fhir:hapi-fhir-jpaserver-base:8.8.0");
        PUBLISHED.put("hibernate", "org.hibernate.orm:hibernate-core:7.1.0.Final");
    }

    /** What descriptions written by Gradle leave out, as users do not need it; drivers that are not free are left out here too. */
    private static final Map<String, List<String>> COMPILE_ONLY = Map.of(
            "hibernate",
            List.of(
                    "org.checkerframework:checker-qual:3.49.5",
                    "jakarta.annotation:jakarta.annotation-api:3.0.0",
                    "jakarta.enterprise:jakarta.enterprise.cdi-api:4.1.0",
                    "jakarta.validation:jakarta.validation-api:3.0.2",
                    "jakarta.json.bind:jakarta.json.bind-api:3.0.1",
                    "jakarta.json:jakarta.json-api:2.1.3",
                    "org.jboss.logging:jboss-logging-annotations:3.0.4.Final",
                    "com.fasterxml.jackson.dataformat:jackson-dataformat-xml:2.19.2",
                    "org.postgresql:postgresql:42.7.7"));

    /** Names that stand for several. */
    private static final Map<String, List<String>> GROUPS = Map.of(
            "published",
            List.copyOf(PUBLISHED.keySet()),
            "generated",
            List.of("lines-100k", "lines-300k", "lines-1m", "lines-2m", "lines-5m"),
            "shapes",
            List.of(
                    "chain-1000",
                    "chain-10000",
                    "dispatch-500",
                    "dispatch-2000",
                    "cycles-20",
                    "cycles-200",
                    "dense-10",
                    "dense-100",
                    "pairs-2000",
                    "pairs-20000"));

    /** What the generated programs are compiled against. */
    private static final List<String> SPRING = List.of(
            "org.springframework.data:spring-data-jpa:3.5.13",
            "org.springframework:spring-web:6.2.19",
            "jakarta.persistence:jakarta.persistence-api:3.1.0");

    private static final Pattern GENERATED = Pattern.compile("(lines|chain|dispatch|cycles|dense|pairs)-(\\d+)([km]?)");

    private static final Pattern TEST_DEPENDENCY = Pattern.compile(
            "<dependency>(?:(?!</dependency>).)*<scope>test</scope>(?:(?!</dependency>).)*</dependency>",
            Pattern.DOTALL);

    private final Path folder;

    /**
     * Keeps corpora in a folder.
     *
     * @param folder made when needed
     */
    Corpora(Path folder) {
        this.folder = folder;
    }

    /**
     * The names that are meant, with groups replaced by what is in them.
     *
     * @throws IllegalArgumentException if there is no such corpus
     */
    static List<String> names(List<String> written) {
        List<String> names = new ArrayList<>();
        for (String name : written) {
            if (name.equals("all")) {
                List.of("published", "generated", "shapes").forEach(group -> names.addAll(names(List.of(group))));
            } else if (GROUPS.containsKey(name)) {
                names.addAll(GROUPS.getOrDefault(name, List.of()));
            } else if (PUBLISHED.containsKey(name) || GENERATED.matcher(name).matches()) {
                names.add(name);
            } else {
                throw new IllegalArgumentException("--corpora: there is no corpus " + name);
            }
        }
        return names.stream().distinct().toList();
    }

    /**
     * Brings a corpus.
     *
     * @param name one of {@link #names}
     * @throws IOException if it cannot be brought or written
     * @throws InterruptedException if we are asked to stop
     */
    Corpus get(String name) throws IOException, InterruptedException {
        String coordinates = PUBLISHED.get(name);
        return coordinates == null ? generated(name) : published(name, coordinates);
    }

    private Corpus published(String name, String coordinates) throws IOException, InterruptedException {
        Path home = folder.resolve(name);
        Path sources = home.resolve("sources");
        Path jar = MavenCommand.copy(coordinates + ":jar", home);
        if (!Files.exists(sources)) {
            Path part = home.resolve("sources.part");
            unpack(MavenCommand.copy(coordinates + ":jar:sources", home), part);
            Files.move(part, sources);
        }
        List<Path> classPath = new ArrayList<>(compileClassPath(coordinates, jar));
        List<String> more = COMPILE_ONLY.getOrDefault(name, List.of());
        if (!more.isEmpty()) {
            classPath.addAll(MavenCommand.classPath(more, home.resolve("compile-only")));
        }
        return corpus(name, coordinates, sources, classPath.stream().distinct().toList(), jar, null);
    }

    /**
     * What compiling needs: the artifact's own description tells it, with what the servers provide. Where it is of no use
     * without the rest of its project, what users of the artifact get has to do.
     */
    private List<Path> compileClassPath(String coordinates, Path jar) throws IOException, InterruptedException {
        try {
            Path whole = MavenCommand.copy(coordinates + ":pom", jar.resolveSibling("."));
            Path pom = jar.resolveSibling("compile.xml");
            // What only tests need is often not published at all.
            Files.writeString(
                    pom, TEST_DEPENDENCY.matcher(Files.readString(whole)).replaceAll(""));
            return MavenCommand.classPath(pom, "compile");
        } catch (IOException e) {
            List<Path> all = MavenCommand.classPath(List.of(coordinates), jar.resolveSibling("class-path"));
            return all.stream()
                    .filter(entry -> !entry.getFileName().equals(jar.getFileName()))
                    .toList();
        }
    }

    private Corpus generated(String name) throws IOException, InterruptedException {
        Path home = folder.resolve(name);
        Path sources = home.resolve("sources");
        Path planted = home.resolve("planted.tsv");
        if (!Files.exists(planted)) {
            ProgramWriter writer = new ProgramWriter(sources);
            program(name).write(writer);
            Files.write(
                    planted,
                    writer.planted().stream()
                            .map(finding -> finding.transaction() + "\t" + finding.sink())
                            .toList());
        }
        List<Path> classPath = MavenCommand.classPath(SPRING, folder.resolve("spring"));
        return corpus(name, "generated", sources, classPath, null, planted);
    }

    /** The program that a name describes. */
    static GeneratedProgram program(String name) {
        Matcher matcher = GENERATED.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " is not the name of a generated program");
        }
        int factor = switch (matcher.group(3)) {
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            default -> 1;
        };
        int size = Math.multiplyExact(Integer.parseInt(matcher.group(2)), factor);
        return switch (matcher.group(1)) {
            case "lines" -> new LayeredProgram(size);
            case "chain" -> new DeepChain(size);
            case "dispatch" -> new WideDispatch(size);
            case "cycles" -> new CallCycles(size);
            case "dense" -> new DenseGraph(size);
            default -> new ManyPairs(size, size / 10);
        };
    }

    private static Corpus corpus(
            String name,
            String origin,
            Path sources,
            List<Path> classPath,
            @Nullable Path classes,
            @Nullable Path planted)
            throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        long lines = 0;
        for (Path file : files) {
            for (byte one : Files.readAllBytes(file)) {
                lines += one == '\n' ? 1 : 0;
            }
        }
        return new Corpus(name, origin, sources, files, lines, classPath, classes, planted);
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(jar + ": " + entry.getName() + " leads out of the folder");
                }
                if (!entry.isDirectory() && entry.getName().endsWith(".java")) {
                    Files.createDirectories(file.resolveSibling("."));
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
    }
}

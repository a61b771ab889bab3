package io.github.txguard.resolve;

import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.JavacOracle.Fact;
import io.github.txguard.resolve.JavacOracle.Place;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often the light resolution and the compiler mean the same declaration. */
final class OracleComparison {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Place, Fact> facts;
    private final List<String> differences = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int compared;
    private int sameMethod;
    private int sameParameters;
    private int unresolved;
    private int calls;
    private int missing;
    private long parseNanos;
    private long linkNanos;

    private OracleComparison(Map<Place, Fact> facts) {
        this.facts = facts;
    }

    /**
     * Compares on all given files.
     *
     * @param root folder to which places are relative
     * @param files source files
     * @param classPath class path with the platform's separator
     */
    static OracleComparison run(Path root, List<Path> files, String classPath) throws IOException {
        OracleComparison comparison = new OracleComparison(JavacOracle.attribute(root, files, classPath));
        comparison.compare(root, files, classPath);
        return comparison;
    }

    private void compare(Path root, List<Path> files, String classPath) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        JavaFrontend frontend = new JavaFrontend(true);
        List<UnitModel> units = new ArrayList<>();
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            ParsedUnit parsed = frontend.parse(name, Files.readAllBytes(file), StandardCharsets.UTF_8);
            UnitModel unit = parsed.unit();
            if (unit != null) {
                units.add(unit);
            }
        }
        ProgramModel program = new ProgramModel(units);
        long parsed = THREADS.getCurrentThreadCpuTime();
        List<Path> entries = Arrays.stream(classPath.split(java.io.File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        try (ClassPathIndex index = new ClassPathIndex(root, entries)) {
            LinkedProgram linked = ProgramLinker.link(program, new StubCatalog(), index);
            List<LinkedMethod> methods = new ArrayList<>();
            for (TypeModel type : program.types().values()) {
                type.methods().forEach(method -> methods.add(linked.link(method)));
            }
            linkNanos = THREADS.getCurrentThreadCpuTime() - parsed;
            parseNanos = parsed - start;
            Map<Place, ResolvedCall> found = new TreeMap<>();
            for (LinkedMethod method : methods) {
                collect(program.unitOf(method.type()).file(), method, found);
            }
            facts.forEach((place, fact) -> judge(place, fact, found.get(place)));
        }
    }

    private void collect(String file, LinkedMethod linked, Map<Place, ResolvedCall> found) {
        MethodModel method = linked.method();
        if (method.body() == null) {
            return;
        }
        for (Expr expression : CallSites.of(method)) {
            if (expression instanceof Expr.Call call) {
                calls++;
                ResolvedCall resolved = linked.call(call.site());
                found.putIfAbsent(new Place(file, call.line(), call.column()), resolved);
                if (!resolved.known()) {
                    open.add(file + ":" + call.line() + ":" + call.column() + " " + resolved.declaringType() + "#"
                            + call.name() + resolved.parameterTypes());
                }
            } else if (expression instanceof Expr.New creation) {
                found.putIfAbsent(new Place(file, creation.line(), creation.column()), linked.call(creation.site()));
            }
        }
    }

    private void judge(Place place, Fact fact, @Nullable ResolvedCall call) {
        compared++;
        if (call == null) {
            missing++;
            differences.add(place + " missing " + fact);
            return;
        }
        if (!call.known()) {
            unresolved++;
        }
        boolean owner = fact.owner().isEmpty() || fact.owner().equals(call.declaringType());
        boolean arity = fact.parameters().size() == call.parameterTypes().size();
        if (owner && arity && fact.name().equals(call.name())) {
            sameMethod++;
            if (fact.parameters().equals(call.parameterTypes()) || fact.owner().isEmpty()) {
                sameParameters++;
                return;
            }
        }
        differences.add(place + " javac " + fact + "\n      light "
                + call.receiver().erasure() + " "
                + call.declaringType() + "#" + call.name() + call.parameterTypes() + (call.known() ? "" : " OPEN")
                + " args "
                + call.argumentTypes().stream().map(ResolvedType::erasure).toList());
    }

    /** Share of calls and creations with the same declaring type, name and number of parameters. */
    double agreement() {
        return compared == 0 ? 1 : (double) sameMethod / compared;
    }

    /** Share of those that also have the same parameter types. */
    double exactAgreement() {
        return compared == 0 ? 1 : (double) sameParameters / compared;
    }

    /** Calls that stay open though the compiler knows them. */
    int unresolved() {
        return unresolved;
    }

    List<String> differences() {
        return differences;
    }

    List<String> open() {
        return open;
    }

    @Override
    public String toString() {
        return "compared %d, same method %d (%.2f %%), same parameters %d (%.2f %%), open %d, missing %d; calls %d open %d; CPU parse %.2f s, link %.2f s"
                .formatted(
                        compared,
                        sameMethod,
                        100 * agreement(),
                        sameParameters,
                        100 * exactAgreement(),
                        unresolved,
                        missing,
                        calls,
                        open.size(),
                        parseNanos / 1e9,
                        linkNanos / 1e9);
    }
}

package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.config.ConfigFile;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.report.Tool;
import io.github.txguard.store.CorruptUnitException;
import io.github.txguard.store.Summary;
import io.github.txguard.store.SummaryCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The modules of other builds that a request brings as summaries. */
final class Summaries {
    private final Map<String, Summary> byName = new LinkedHashMap<>();
    private final Map<String, String> modules = new LinkedHashMap<>();

    private Summaries() {}

    /**
     * Reads the summaries of a request. A module that comes twice counts once, as the first.
     *
     * @param problems hears of what cannot be used
     */
    static Summaries of(AnalysisRequest request, Consumer<Problem> problems) {
        Summaries summaries = new Summaries();
        Path root = request.root().toAbsolutePath().normalize();
        for (Path file : request.summaries()) {
            String shown = SourceFiles.name(root, file.toAbsolutePath().normalize());
            try {
                Summary summary = SummaryCodec.decode(
                        Files.readAllBytes(file), Tool.current().version());
                summaries.byName.putIfAbsent(summary.name(), summary);
            } catch (CorruptUnitException e) {
                problems.accept(new Problem(
                        Problem.Kind.CLASS_PATH, shown, 0, "summary is left out of account: " + e.getMessage()));
            } catch (IOException e) {
                problems.accept(new Problem(Problem.Kind.CLASS_PATH, shown, 0, "summary cannot be read"));
            }
        }
        return summaries;
    }

    /**
     * Writes a summary.
     *
     * @param name name of the module
     * @param units its units, with files relative to the module
     * @param configuration its configuration files, likewise
     * @throws IOException if it cannot be written
     */
    static void write(String name, List<UnitModel> units, List<ConfigFile> configuration, Path file)
            throws IOException {
        String prefix = name + "/";
        Summary summary = new Summary(
                name,
                units.stream().map(unit -> unit.in(prefix + unit.file())).toList(),
                configuration.stream()
                        .map(each -> new Summary.Document(
                                prefix + each.name(), new String(each.bytes(), StandardCharsets.ISO_8859_1)))
                        .toList());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, SummaryCodec.encode(summary, Tool.current().version()));
    }

    /**
     * Sources together with the summaries' units. What is there as a source counts, and not what a summary says of it.
     *
     * @param sources units of source files
     * @return in the order of files
     */
    List<UnitModel> with(List<UnitModel> sources) {
        if (byName.isEmpty()) {
            return sources;
        }
        List<UnitModel> all = new ArrayList<>(sources);
        Set<String> known = new TreeSet<>();
        sources.forEach(unit -> unit.types().forEach(type -> known.add(type.name())));
        for (Summary summary : byName.values()) {
            for (UnitModel unit : summary.units()) {
                if (unit.types().stream().map(TypeModel::name).noneMatch(known::contains)) {
                    unit.types().forEach(type -> known.add(type.name()));
                    modules.put(unit.file(), summary.name());
                    all.add(unit);
                }
            }
        }
        all.sort(Comparator.comparing(UnitModel::file));
        return all;
    }

    /** Number of units that were added. */
    int size() {
        return modules.size();
    }

    /** Configuration files together with those of the summaries, in the order of names. */
    List<ConfigFile> configuration(List<ConfigFile> own) {
        List<ConfigFile> all = new ArrayList<>(own);
        for (Summary summary : byName.values()) {
            for (Summary.Document document : summary.configuration()) {
                all.add(new ConfigFile(document.name(), document.content().getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        all.sort(Comparator.comparing(ConfigFile::name));
        return all;
    }

    /** Whether all of a finding is within one module of another build, which tells of it itself. */
    boolean isForeign(Finding finding) {
        if (modules.isEmpty()) {
            return false;
        }
        List<String> places = Stream.concat(
                        Stream.of(
                                finding.transaction().location(), finding.sink().location()),
                        finding.path().steps().stream().map(PathStep::location))
                .map(SourceLocation::file)
                .map(file -> modules.getOrDefault(file, ""))
                .distinct()
                .toList();
        return places.size() == 1 && !places.get(0).isEmpty();
    }

    /** Whether a problem is one of a module of another build. */
    boolean isForeign(Problem problem) {
        return modules.containsKey(problem.file());
    }
}

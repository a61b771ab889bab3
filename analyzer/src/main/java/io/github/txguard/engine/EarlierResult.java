package io.github.txguard.engine;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.classfile.CompiledUnits;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.ClassPathIndex;
import io.github.txguard.store.TracedResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An earlier result of the same request, of sources of which some files have changed since; does it still hold? */
final class EarlierResult {
    /** With more changed files than this in a hundred, one of them matters. */
    private static final int MOST_PERCENT = 10;

    private static final int FEW = 8;

    private final TracedResult traced;
    private final Supplier<ClassPathIndex> classPath;
    private final Map<String, PlaceMap> moved = new TreeMap<>();
    private final Map<String, Integer> called = new TreeMap<>();
    private final Set<String> named = new TreeSet<>();
    private int lines;

    /**
     * An earlier result.
     *
     * @param traced the result
     * @param classPath gives the class path, which is the same as it was
     */
    EarlierResult(TracedResult traced, Supplier<ClassPathIndex> classPath) {
        this.traced = traced;
        this.classPath = classPath;
    }

    /** Reads units of the changed files. */
    interface Units {
        /** Of what the file holds now. */
        ParsedUnit now(String file) throws IOException;

        /** Of what it held; null if that is no longer known. */
        @Nullable
        ParsedUnit then(String file, ByteBuffer digest);
    }

    /**
     * The result for the sources as they are now.
     *
     * @param inputs the sources, with all files looked at
     * @param units reads the changed files
     * @return empty unless it is certain that an analysis would give the same
     */
    Optional<AnalysisResult> now(Pipeline.Inputs inputs, Units units) {
        List<String> names = List.copyOf(inputs.files());
        if (names.size() != traced.files().size()) {
            return Optional.empty();
        }
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!traced.files().get(i).digest().equals(inputs.contents().digest(names.get(i)))) {
                changed.add(i);
            }
        }
        if (changed.size() > FEW + names.size() * MOST_PERCENT / 100) {
            return Optional.empty();
        }
        try {
            for (int i : changed) {
                if (!isHarmless(names.get(i), traced.files().get(i), units)) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return areSameCalled() && areSameClassesRead()
                ? MovedResult.of(traced.result(), moved, lines)
                : Optional.empty();
    }

    private boolean isHarmless(String file, TracedResult.FileTrace trace, Units units) throws IOException {
        UnitModel before = withoutProblems(units.then(file, trace.digest()));
        if (before == null) {
            return false;
        }
        UnitModel after = withoutProblems(units.now(file));
        if (after == null) {
            return false;
        }
        UnitChange change =
                UnitChange.between(before, after, trace.read(), traced.asked()).orElse(null);
        if (change == null) {
            return false;
        }
        moved.put(file, change.places());
        lines += change.lines();
        change.called().forEach((name, more) -> called.merge(name, more, Integer::sum));
        Set<String> old = CompiledUnits.namedIn(before);
        Set<String> fresh = CompiledUnits.namedIn(after);
        old.stream().filter(name -> !fresh.contains(name)).forEach(named::add);
        fresh.stream().filter(name -> !old.contains(name)).forEach(named::add);
        return true;
    }

    private static @Nullable UnitModel withoutProblems(@Nullable ParsedUnit parsed) {
        return parsed == null || !parsed.problems().isEmpty() ? null : parsed.unit();
    }

    /** Whether no name of a method that class files have is called for the first or was called for the last time. */
    private boolean areSameCalled() {
        Set<String> counting = traced.asked().getOrDefault(Footprint.Kind.CALLED_AT_ALL, Collections.emptySet());
        return called.entrySet().stream()
                .filter(entry -> counting.contains(entry.getKey()))
                .allMatch(entry -> {
                    int before = traced.called().getOrDefault(entry.getKey(), 0);
                    return (before > 0) == (before + entry.getValue() > 0);
                });
    }

    /** Whether no class file is named for the first time or no longer. */
    private boolean areSameClassesRead() {
        if (named.isEmpty()) {
            return true;
        }
        ClassPathIndex index = classPath.get();
        return index.isEmpty()
                || named.stream().allMatch(name -> index.classFile(name).isEmpty());
    }
}

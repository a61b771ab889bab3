package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.classfile.CompiledUnits;
import io.github.txguard.resolve.ClassPathIndex;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one analysis leaves to the next: the units of source files by their contents, and the class path,
 * opened, with what was read of it. Nothing of it
 * changes what an analysis finds. Used by one analysis at a time.
 */
public final class Kept implements AutoCloseable {
    private final KeptUnits units = new KeptUnits();
    private final CompiledUnits compiled = new CompiledUnits();
    private @Nullable OpenClassPath classPath;

    private final @Nullable String build;

    /** Keeps nothing yet. */
    public Kept() {
        this(BuildIdentity.current());
    }

    /**
     * Keeps nothing yet.
     *
     * @param build which build of the analyzer runs, by which what earlier runs have left on the disk is told apart; null if that
     *     is not known
     */
    Kept(@Nullable String build) {
        this.build = build;
    }

    /**
     * A class path as it was opened.
     *
     * @param root folder to which problems are relative
     * @param state what lay there
     * @param index the open index
     */
    private record OpenClassPath(Path root, ClassPathState state, ClassPathIndex index) {}

    DiskUnits disk(AnalysisRequest request) {
        return DiskUnits.open(request, build);
    }

    DiskResults results(AnalysisRequest request) {
        return DiskResults.open(request, build);
    }

    DiskTraces traces(AnalysisRequest request) {
        return DiskTraces.open(request, build);
    }

    /** Which build of the analyzer runs. */
    String build() {
        return build == null ? "" : build;
    }

    KeptUnits units() {
        return units;
    }

    CompiledUnits compiled() {
        return compiled;
    }

    /** The class path of a request, opened again if a jar or a class file has changed since. */
    ClassPathIndex classPath(AnalysisRequest request) {
        ClassPathState state = ClassPathState.of(request.classPath());
        OpenClassPath open = classPath;
        if (open == null || !open.root().equals(request.root()) || !open.state().equals(state)) {
            closeClassPath();
            open = new OpenClassPath(request.root(), state, new ClassPathIndex(request.root(), request.classPath()));
            classPath = open;
        }
        return open.index();
    }

    private void closeClassPath() {
        compiled.clear();
        if (classPath != null) {
            classPath.index().close();
            classPath = null;
        }
    }

    /** Forgets everything and closes the jars. It may be used again. */
    @Override
    public void close() {
        units.clear();
        closeClassPath();
    }
}

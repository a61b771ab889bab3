package io.github.txguard.engine;

import io.github.txguard.api.WorkCounts;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.resolve.ClassPathIndex;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.SolverFallback;
import java.util.concurrent.atomic.LongAdder;

/** Adds up what the stages of one analysis did, each of which counts for itself. Used by the thread that runs the stages. */
final class WorkMeter {
    private final LongAdder solverQuestions = new LongAdder();
    private WorkCounts counts = WorkCounts.NONE;

    /** The sources were read. */
    void read(JavaFrontend frontend, DiskUnits disk) {
        add(new WorkCounts(frontend.parses(), disk.decoded(), 0, 0, 0, 0));
    }

    /**
     * The program was analyzed.
     *
     * @param classPath its class path
     * @param readsBefore class files that had been read from it before, as it may be kept between analyses
     */
    void analyzed(LinkedProgram program, ClassPathIndex classPath, long readsBefore) {
        add(new WorkCounts(0, 0, classPath.reads() - readsBefore, program.methodsLinked(), program.sitesTyped(), 0));
    }

    /** The same solver, with its questions counted. */
    SolverFallback counting(SolverFallback solver) {
        return (file, line, column) -> {
            solverQuestions.increment();
            return solver.solve(file, line, column);
        };
    }

    /** What was done so far. */
    WorkCounts counts() {
        return counts.plus(new WorkCounts(0, 0, 0, 0, 0, solverQuestions.sum()));
    }

    /** Another process did it. */
    void add(WorkCounts more) {
        counts = counts.plus(more);
    }
}

package io.github.txguard.frontend;

import com.github.javaparser.symbolsolver.javaparsermodel.JavaParserFacade;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.resolve.SolverFallback;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the parser's symbol solver about single calls. It is slow and keeps much in memory, so it is meant for the few calls
 * that nobody else can tell; it starts with the first question, and files are parsed again when a question leads to them.
 *
 * <p>May be used from many threads, which then wait for each other: the solver is not made for threads, and keeps its
 * instances in a static map besides. Answers do not depend on the order of questions.
 */
public final class SymbolSolverFallback implements SolverFallback, AutoCloseable {
    /** When so many files have been parsed, everything is forgotten, so that memory stays bounded. */
    private static final int MOST_FILES = 400;

    private final ProgramModel program;
    private final List<Path> classPath;
    private final SourceReader reader;
    private @Nullable SolverSession session;

    /**
     * Makes a fallback; nothing is read yet.
     *
     * @param program the program in which the calls stand
     * @param classPath jars and class folders; those that cannot be read are left out
     * @param reader where the contents of the program's files come from
     */
    public SymbolSolverFallback(ProgramModel program, List<Path> classPath, SourceReader reader) {
        this.program = program;
        this.classPath = List.copyOf(classPath);
        this.reader = reader;
    }

    @Override
    public Optional<SolvedCall> solve(String file, int line, int column) {
        synchronized (SymbolSolverFallback.class) {
            SolverSession current = session;
            if (current == null || current.parsedFiles() > MOST_FILES) {
                close();
                current = new SolverSession(program, classPath, reader);
                session = current;
            }
            return ask(current, file, line, column);
        }
    }

    /** The solver gives up in many ways; each of them means that it does not know the answer to this question. */
    private static Optional<SolvedCall> ask(SolverSession session, String file, int line, int column) {
        try {
            return session.solve(file, line, column);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Forgets what was parsed and found out. Questions may still be asked; they start anew. */
    @Override
    public void close() {
        synchronized (SymbolSolverFallback.class) {
            session = null;
            // The parser's own map of instances would keep all trees alive.
            JavaParserFacade.clearInstances();
        }
    }
}

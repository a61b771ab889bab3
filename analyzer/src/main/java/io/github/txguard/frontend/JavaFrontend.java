package io.github.txguard.frontend;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.CompilationUnit;
import io.github.txguard.api.Problem;
import io.github.txguard.ir.UnitModel;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads Java sources up to the newest language level the parser knows. May be used from many threads, each of which gets a
 * parser of its own.
 */
public final class JavaFrontend {
    private final LongAdder parses = new LongAdder();
    private final ThreadLocal<UnitParser> parsers = ThreadLocal.withInitial(() -> UnitParser.forLowering(parses));
    private final boolean failFast;

    /**
     * Makes a frontend.
     *
     * @param failFast whether a failure of the frontend itself is thrown on instead of becoming a {@link Problem}; for tests
     */
    public JavaFrontend(boolean failFast) {
        this.failFast = failFast;
    }

    /**
     * Parses and lowers one file. Files that declare no type ({@code package-info.java}, {@code module-info.java}, empty
     * ones) give a unit without types.
     *
     * @param file path relative to the analysis root, with {@code /}; stated in the unit and in problems
     * @param content the file's bytes
     * @param encoding encoding in which they are expected; a byte order mark is tolerated
     * @return the unit, or problems that say why there is none; both when bytes were malformed
     */
    public ParsedUnit parse(String file, byte[] content, Charset encoding) {
        SourceText source = SourceText.decode(content, encoding);
        List<Problem> problems = new ArrayList<>();
        if (source.malformedLine() > 0) {
            String message = "not valid " + source.encoding().name() + "; malformed bytes were replaced";
            problems.add(new Problem(Problem.Kind.ENCODING, file, source.malformedLine(), message));
        }
        Optional<UnitModel> unit = lower(file, source, problems);
        return new ParsedUnit(unit.orElse(null), problems);
    }

    /** Number of texts that were parsed so far. */
    public long parses() {
        return parses.sum();
    }

    /** The catch-all around one file: whatever the parser or the lowering trips over costs this file only. */
    private Optional<UnitModel> lower(String file, SourceText source, List<Problem> problems) {
        try {
            UnitParser parser = parsers.get();
            // Only comments that silence something are of use.
            ParseResult<CompilationUnit> result = Suppressions.mayStandIn(source.text())
                    ? parser.parse(source.text())
                    : parser.parseCode(source.text());
            Optional<CompilationUnit> tree = result.getResult();
            if (tree.isEmpty() || !result.isSuccessful()) {
                problems.add(SyntaxErrors.first(file, result.getProblems()));
                return Optional.empty();
            }
            return Optional.of(UnitLowering.lower(file, source, tree.get(), result.getCommentsCollection()));
        } catch (RuntimeException | StackOverflowError e) {
            if (failFast) {
                throw e;
            }
            parsers.remove();
            problems.add(new Problem(Problem.Kind.INTERNAL, file, 0, describe(e)));
            return Optional.empty();
        }
    }

    private static String describe(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "nested too deeply to be read";
        }
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return "could not be read: " + failure.getClass().getSimpleName() + ": " + message;
    }
}

package com.github.javaparser;

import com.github.javaparser.ast.CompilationUnit;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The parser, with tokens that are read by code that is compiled. A third of what parsing takes goes into one method of
 * the generated token manager, which has 8,246 bytes of code: HotSpot compiles none with more than 8,000
 * ({@code HugeMethodLimit} in its {@code globals.hpp}), so each word of each file is read by the interpreter.
 *
 * <p>Stands in the parser's package as the parser that takes a token manager is not public. Not safe to share between threads.
 */
public final class CodeParser {
    private final CodeTokens tokens = new CodeTokens();
    private final GeneratedJavaParser parser = new GeneratedJavaParser(tokens);

    /** Makes a parser for the newest level of the language. */
    public CodeParser() {
        parser.setStoreTokens(true);
    }

    /**
     * Parses the text of a file.
     *
     * @param text code
     * @return its tree, without comments; empty where the text has errors or what is not plain, so that another parser says
     *     what that is
     */
    public Optional<CompilationUnit> parse(String text) {
        tokens.begin(text);
        parser.ReInit(tokens);
        parser.problems = new ArrayList<>();
        try {
            CompilationUnit unit = parser.CompilationUnit();
            return parser.problems.isEmpty() ? Optional.of(unit) : Optional.empty();
        } catch (CodeTokens.NotPlain | ParseException notCode) {
            return Optional.empty();
        }
    }
}

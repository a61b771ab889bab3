package io.github.txguard.frontend;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.resolution.SymbolResolver;
import java.util.Optional;

/** The parser, set to what lowering needs and nothing more. Not safe to share between threads. */
final class UnitParser {
    /** Each costs a parse. */
    private static final int MOST_LOCAL_ENUMS = 16;

    private final JavaParser parser;
    private final JavaParser escapesParser;

    /** Makes a parser for lowering. */
    UnitParser() {
        this(configuration(), escapesConfiguration());
    }

    private UnitParser(ParserConfiguration configuration, ParserConfiguration escapesConfiguration) {
        this.parser = new JavaParser(configuration);
        this.escapesParser = new JavaParser(escapesConfiguration);
    }

    /** Makes a parser whose trees answer questions about types. */
    static UnitParser forSolving(SymbolResolver resolver) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false)
                .setPreprocessUnicodeEscapes(true)
                .setSymbolResolver(resolver);
        return new UnitParser(configuration, configuration);
    }

    /** Parses a file's text. */
    ParseResult<CompilationUnit> parse(String text) {
        ParseResult<CompilationUnit> result = parseOnce(text);
        String changed = text;
        for (int i = 0; i < MOST_LOCAL_ENUMS && !result.getProblems().isEmpty(); i++) {
            Optional<String> wrapped = LocalEnums.wrap(changed, result.getProblem(0));
            if (wrapped.isEmpty()) {
                break;
            }
            changed = wrapped.get();
            result = parseOnce(changed);
        }
        return result;
    }

    private ParseResult<CompilationUnit> parseOnce(String text) {
        // Unicode escapes cost a pass over the text and one over the tree, and hardly any file has them.
        JavaParser suitable = text.contains("\\u") ? escapesParser : parser;
        return suitable.parse(ParseStart.COMPILATION_UNIT, Providers.provider(text));
    }

    /**
     * Tokens stay on because without them the parser knows no positions. The processors go because they attach comments,
     * check the language level and rewrite {@code var}, each with a walk over the whole tree.
     */
    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false);
        configuration.getProcessors().clear();
        return configuration;
    }

    private static ParserConfiguration escapesConfiguration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false)
                .setPreprocessUnicodeEscapes(true)
                .setDetectOriginalLineSeparator(false);
        // The first processor decodes the escapes and maps positions back.
        var processors = configuration.getProcessors();
        processors.subList(1, processors.size()).clear();
        return configuration;
    }
}

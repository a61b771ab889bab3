package io.github.txguard.frontend;

import com.github.javaparser.CodeParser;
import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.comments.CommentsCollection;
import com.github.javaparser.resolution.SymbolResolver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parser, set to what is needed and nothing more. Not safe to share between threads. */
final class UnitParser {
    /** Each costs a parse. */
    private static final int MOST_LOCAL_ENUMS = 16;

    private final Supplier<ParserConfiguration> configuration;
    private final CodeParser codeParser = new CodeParser();
    private final LongAdder parses;
    /** Made when there is something that the other parser does not read: its configuration takes long to load. */
    private @Nullable JavaParser parser;

    private UnitParser(Supplier<ParserConfiguration> configuration, LongAdder parses) {
        this.configuration = configuration;
        this.parses = parses;
    }

    /**
     * Makes a parser for lowering. Tokens stay on because without them the parser knows no positions. The processors go
     * because they attach comments, check the language level and rewrite {@code var}, each with a walk over the whole tree.
     *
     * @param parses counts the texts
     */
    static UnitParser forLowering(LongAdder parses) {
        return new UnitParser(
                () -> {
                    ParserConfiguration configuration = new ParserConfiguration();
                    configuration.getProcessors().clear();
                    return configuration;
                },
                parses);
    }

    /** Makes a parser whose trees answer questions about types. */
    static UnitParser forSolving(SymbolResolver resolver) {
        return new UnitParser(() -> new ParserConfiguration().setSymbolResolver(resolver), new LongAdder());
    }

    /** Parses a file's text, of whose comments none is asked for. */
    ParseResult<CompilationUnit> parseCode(String text) {
        parses.increment();
        return codeParser
                .parse(text)
                .map(tree -> new ParseResult<>(tree, List.of(), new CommentsCollection()))
                .orElseGet(() -> parse(text));
    }

    /** Parses a file's text. */
    ParseResult<CompilationUnit> parse(String text) {
        ParseResult<CompilationUnit> result = parseWithLocalEnums(text);
        if (!result.isSuccessful() && UnicodeEscapes.mayHave(text)) {
            ParseResult<CompilationUnit> decoded = parseWithLocalEnums(UnicodeEscapes.decode(text));
            return decoded.isSuccessful() ? decoded : result;
        }
        return result;
    }

    private ParseResult<CompilationUnit> parseWithLocalEnums(String text) {
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
        parses.increment();
        if (parser == null) {
            parser = new JavaParser(configuration
                    .get()
                    .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                    .setAttributeComments(false));
        }
        return parser.parse(ParseStart.COMPILATION_UNIT, Providers.provider(text));
    }
}

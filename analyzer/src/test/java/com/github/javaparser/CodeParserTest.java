package com.github.javaparser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeParserTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src"), Path.of("..", "test-fixtures"), Path.of("..", "benchmarks", "src"));

    private static final List<String> PARTS = List.of(
            "a",
            "Z",
            "_",
            "$",
            "0",
            "7",
            "9",
            "x",
            "b",
            "e",
            "f",
            "L",
            "d",
            ".",
            "..",
            "-",
            "+",
            "*",
            "/",
            "//",
            "/*",
            "*/",
            "\"",
            "\"\"\"",
            "'",
            "\\",
            "\\n",
            "\n",
            "\r",
            " ",
            "\t",
            "\f",
            "<",
            ">",
            ">>",
            ">>>",
            "=",
            "!",
            "&",
            "|",
            "^",
            "%",
            "~",
            "?",
            ":",
            "@",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ";",
            ",",
            "non-sealed",
            "yield",
            "class",
            "#",
            "\u00e4",
            "\0",
            "\u001a");

    private final CodeParser parser = new CodeParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a  b\tc\fd // e\n/* f\r\n * g */ h/**/i /*/ j */ k /** l */",
                "one\rtwo\r\nthree\n\n  four",
                "_ __ _a $ a1 non-sealed non - sealed nonsealed non-sealer",
                "yield record sealed permits when with to open module goto const strictfp",
                "0 00 07 0x1F 0XfL 0b101 0B1l 1_000 12L 1l",
                "1. .5 1.5 1e3 1E-3 1.e+3f 2f 2F 2d 2D 09.5 0f .5e1d 1.5e1_0",
                "'a' '\\n' '\\'' '\\\\' '\\0' '\\377' '\"'",
                "\"\" \"a // b\" \"\\\"\" \"\\\\\" \"\\0\\18\\377\\4777\" \"\u00e4\" \"\\s\"",
                "\"\"\"\n  a \"\"b\\\"\"\" c\\\n  d\r\n \\t\"\"\" e \"\"\" \t\f\r\n\"\"\"",
                "( ) { } [ ] ; , . ... @ :: = < ! ~ ? : -> == >= <= != && || ++ -- + - * / & | ^ %",
                "<< += -= *= /= &= |= ^= %= <<= >>= >>>= a>b a>>b a>>>b A<B<C<D>>> e>>>=f",
                "a+++b a---b a->b a-->b a..b a....b 1...2 a@b@interface x/=y//z",
            })
    void tokensAreThoseOfTheGeneratedManager(String text) {
        CodeTokens tokens = new CodeTokens();
        tokens.begin(text);

        assertThat(tokens(tokens::getNextToken)).isEqualTo(generated(text));
    }

    private static List<String> generated(String text) {
        GeneratedJavaParserTokenManager generated =
                new GeneratedJavaParserTokenManager(new SimpleCharStream(new StringProvider(text), 1, 1));
        generated.setYieldSupported();
        return tokens(generated::getNextToken);
    }

    @Test
    void anyTextHasTheSameTokensOrIsNotPlain() {
        Random random = new Random(7);
        CodeTokens tokens = new CodeTokens();
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(8); parts >= 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            tokens.begin(text.toString());
            List<String> found;
            try {
                found = tokens(tokens::getNextToken);
            } catch (CodeTokens.NotPlain notPlain) {
                continue;
            }
            plain++;
            assertThat(found).as(text.toString()).isEqualTo(generated(text.toString()));
        }
        assertThat(plain).isGreaterThan(5_000);
    }

    private static List<String> tokens(Supplier<Token> source) {
        List<String> tokens = new ArrayList<>();
        Token token;
        do {
            token = source.get();
            String kind = GeneratedJavaParserConstants.tokenImage[token.kind];
            JavaToken shown = token.javaToken;
            // Nobody asks where the end of the file is.
            String place = token.kind == GeneratedJavaParserConstants.EOF ? "" : "" + shown.getRange();
            tokens.add(kind + "/" + token.realKind + " " + shown.getText() + " " + place);
        } while (token.kind != GeneratedJavaParserConstants.EOF);
        return tokens;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \\u0020 b",
                "gr\u00f6\u00dfe",
                "\u00e4",
                "\"open",
                "\"open\n\"",
                "\"\\",
                "\"\\q\"",
                "\"\\u0041\"",
                "'",
                "''",
                "'\n'",
                "'ab'",
                "'\\",
                "\"\"\" open",
                "\"\"\"\n open",
                "/* open",
                "#",
                "a \u001a",
                "a \u0000 b",
                "08",
                "0x",
                "0b2",
                "1_",
                "1e",
                "0x1.8p1",
                "1\u0663",
            })
    void whatIsNotPlainIsSaid(String text) {
        CodeTokens tokens = new CodeTokens();
        tokens.begin(text);

        assertThatThrownBy(() -> tokens(tokens::getNextToken)).isInstanceOf(CodeTokens.NotPlain.class);
        assertThat(parser.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {", "class A { void a() { b( } }", "class A { int a = ; }", "}", "class A {} }"})
    void whatHasErrorsHasNoTree(String text) {
        assertThat(parser.parse(text)).isEmpty();
    }

    @Test
    void anErrorDoesNotReachTheNextText() {
        parser.parse("class A { void a() { b( }");

        assertThat(parser.parse("class B {}"))
                .map(CompilationUnit::getTypes)
                .hasValueSatisfying(types -> assertThat(types).hasSize(1));
    }

    @Test
    void treesAreThoseOfTheWholeParser() throws IOException {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false);
        configuration.getProcessors().clear();
        JavaParser whole = new JavaParser(configuration);
        int compared = 0;
        for (Path folder : SOURCES) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file);
                    Optional<CompilationUnit> tree = parser.parse(text);
                    if (tree.isPresent()) {
                        compared++;
                        CompilationUnit expected = whole.parse(text).getResult().orElseThrow();
                        assertThat(nodes(tree.get())).as(file.toString()).isEqualTo(nodes(expected));
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    /** All nodes with their kinds, places and, where they have no parts, texts. */
    private static List<String> nodes(CompilationUnit tree) {
        List<String> nodes = new ArrayList<>();
        tree.walk(node -> {
            String text = node.getChildNodes().isEmpty() ? node.toString() : "";
            String place = node instanceof CompilationUnit ? "" : place(node);
            nodes.add(node.getClass().getSimpleName() + " " + place + " " + text);
        });
        return nodes;
    }

    private static String place(Node node) {
        return node.getRange().map(Range::toString).orElse("nowhere");
    }
}

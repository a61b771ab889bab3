package io.github.txguard.frontend;

import static io.github.txguard.frontend.FrontendFixture.method;
import static io.github.txguard.frontend.FrontendFixture.parse;
import static io.github.txguard.frontend.FrontendFixture.positions;
import static io.github.txguard.frontend.FrontendFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.api.Problem;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaFrontendTest {
    private static ParsedUnit parseBytes(byte[] content, Charset encoding) {
        return new JavaFrontend(true).parse("p/T.java", content, encoding);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class T { void m() { f( } }           | syntax error: unexpected \"}\"",
                "class T { void m() { f() } }          | syntax error: unexpected \"}\"",
                "class T { void m() {                  | syntax error: unexpected end of file",
                "class { }                             | syntax error: unexpected \"{\"",
                "class T { String s = \"a; }           | syntax error: unexpected end of file",
                "class T { char c = #; }               | syntax error: unexpected character \"#\"",
            })
    void syntaxErrorsNameTheLineAndTheSymbol(String source, String message) {
        ParsedUnit parsed = parse("\n\n" + source);
        assertThat(parsed.unit()).isNull();
        Problem problem = parsed.problems().get(0);
        assertThat(parsed.problems()).hasSize(1);
        assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
        assertThat(problem.file()).isEqualTo("p/T.java");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.message()).startsWith(message).doesNotContain("\n").hasSizeLessThan(160);
    }

    @Test
    void malformedBytesAreReportedAndReplaced() {
        byte[] start = "class T {\n  // caf\n  String s = \"caf".getBytes(StandardCharsets.UTF_8);
        byte[] content = concat(concat(start, new byte[] {(byte) 0xE9}), "\"; }".getBytes(StandardCharsets.UTF_8));
        ParsedUnit parsed = parseBytes(content, StandardCharsets.UTF_8);
        assertThat(parsed.unit()).isNotNull();
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        Problem.Kind.ENCODING, "p/T.java", 3, "not valid UTF-8; malformed bytes were replaced"));
        assertThat(parseBytes(content, StandardCharsets.ISO_8859_1).problems()).isEmpty();
    }

    @Test
    void replacementCharactersOfTheFileItselfAreNoProblem() {
        assertThat(parse("class T { String s = \"\uFFFD\"; }").problems()).isEmpty();
    }

    @Test
    void byteOrderMarksAreTolerated() {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] content = concat(mark, "class T { void m() { é(); } }".getBytes(StandardCharsets.UTF_8));
        for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            ParsedUnit parsed = parseBytes(content, encoding);
            assertThat(parsed.problems()).isEmpty();
            UnitModel unit = Objects.requireNonNull(parsed.unit());
            assertThat(positions(method(unit.types().get(0), "m"))).containsExactly("é@1:22");
        }
        assertThat(parseBytes("class T {}".getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "// nothing",
                "/** Doc. */ @A package p;",
                "import a.B; module m { requires transitive x; exports p to q; provides a.B with C; }",
                "class T {}\u001a",
                ";",
            })
    void filesWithoutMethodsAreFine(String source) {
        assertThat(unit(source).types()).allMatch(type -> type.methods().isEmpty());
    }

    @Test
    void linesAreCountedForAllLineEnds() {
        assertThat(unit("").lines()).isZero();
        assertThat(unit("class T {}").lines()).isEqualTo(1);
        assertThat(unit("class T {}\n").lines()).isEqualTo(1);
        assertThat(unit("class T {\r\n}\r\n\r\n").lines()).isEqualTo(3);
        assertThat(unit("class T {\r}\r").lines()).isEqualTo(2);
    }

    @Test
    void carriageReturnsDoNotMovePositions() {
        UnitModel unit = unit("class T {\r\n  void m() {\r\n\tf();\r\n  }\r\n}");
        assertThat(positions(method(unit.types().get(0), "m"))).containsExactly("f@3:2");
    }

    @Test
    void unicodeEscapesInLiteralsDoNotMovePositions() {
        UnitModel unit =
                unit("class T { void m() { f(\"\\u0041\\\\\\t\", '\\uu0022',\n\"\"\"\n \\u0042\\\n\"\"\"); g(); } }");
        assertThat(Printed.body(method(unit.types().get(0), "m"))).isEqualTo("f#0(\"A\\\t\", \", \" B\"); g#1();");
        assertThat(positions(method(unit.types().get(0), "m"))).containsExactly("f@1:22", "g@4:7");
    }

    @Test
    void unicodeEscapesMayStandAnywhere() {
        UnitModel unit = unit("class \\u0054 \\u007b\n void m\\u00e9() {\n f(\"\\\\u0041\"); }\n\\uuu007D");
        assertThat(unit.types()).extracting(TypeModel::name).containsExactly("T");
        assertThat(Printed.body(method(unit.types().get(0), "mé"))).isEqualTo("f#0(\"\\u0041\");");
        assertThat(positions(method(unit.types().get(0), "mé"))).containsExactly("f@3:2");
        assertThat(parse("class T { \\u0067 }").unit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record R(int a) { R { } }",
                "sealed interface S permits A, B {} final class A implements S {} non-sealed class B implements S {}",
                "class T { int m(Object o) { return switch (o) { case String s when s.isEmpty() -> 1; default -> 2; }; } }",
                "class T { boolean m(Object o) { return o instanceof P(int x, P(var y, _)) && x > 0; } }",
                "class T { void m() { for (var _ : a) f(); try (var _ = g()) {} catch (E _) {} } }",
                "class T { T() { int x = 1; super(x); } }",
                "class T { void m() { var yield1 = 1; int record = 2; String sealed, permits, when, module; } }",
                "class T { void m() { int x = switch (a) { case 1, 2: yield f(); default: yield 3; }; } }",
                "import module java.base; class T {}",
                "class T { <X> void m() { this.<X>m(); T.super.<X>m(); int @A [] @B [] a; } }",
                "class T { strictfp void m() { Runnable r = (Runnable & java.io.Serializable) () -> {}; } }",
                "interface T { private static void m() {} }",
                "class T { void m() { interface I {} record R() {} final class C {} abstract class D {} } }",
            })
    void newAndOddSyntaxIsRead(String source) {
        assertThat(unit(source).types()).isNotEmpty();
    }

    @Test
    void threadsDoNotShareTheirParser() throws InterruptedException {
        JavaFrontend frontend = new JavaFrontend(true);
        byte[] content = "class T { void m() { f(); } }".getBytes(StandardCharsets.UTF_8);
        AtomicReference<ParsedUnit> elsewhere = new AtomicReference<>();
        Thread thread = new Thread(() -> elsewhere.set(frontend.parse("T.java", content, StandardCharsets.UTF_8)));
        thread.start();
        ParsedUnit here = frontend.parse("T.java", content, StandardCharsets.UTF_8);
        thread.join();
        assertThat(elsewhere.get()).isEqualTo(here);
    }

    @Test
    void hopelesslyNestedSourcesCostOnlyTheirFile() throws InterruptedException {
        String source = "class T { Object o = " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + "; }";
        byte[] content = source.getBytes(StandardCharsets.UTF_8);
        JavaFrontend frontend = new JavaFrontend(false);
        AtomicReference<ParsedUnit> result = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> {
                    frontend.parse("T.java", content, StandardCharsets.UTF_8);
                    result.set(frontend.parse("T.java", content, StandardCharsets.UTF_8));
                },
                "small stack",
                512 * 1024);
        small.start();
        small.join();
        ParsedUnit parsed = Objects.requireNonNull(result.get());
        assertThat(parsed.unit()).isNull();
        assertThat(parsed.problems())
                .containsExactly(new Problem(Problem.Kind.INTERNAL, "T.java", 0, "nested too deeply to be read"));
        assertThat(frontend.parse("U.java", "class U {}".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .problems())
                .isEmpty();
        assertThatThrownBy(() -> parseBytes(content, StandardCharsets.UTF_8)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theSameTextGivesTheSameUnit() {
        String source = "package p; class T { void m(A a) { a.f(x -> new B() { int c = g(); }); } }";
        assertThat(unit(source)).isEqualTo(unit(source));
        assertThat(unit(source).types()).extracting(TypeModel::name).containsExactly("p.T", "p.T$1");
    }
}

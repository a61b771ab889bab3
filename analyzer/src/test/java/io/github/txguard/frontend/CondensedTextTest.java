package io.github.txguard.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.Position;
import io.github.txguard.ir.UnitModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CondensedTextTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src"), Path.of("..", "test-fixtures"), Path.of("..", "benchmarks", "src"));

    private static String condensed(String text) {
        return CondensedText.of(text).orElseThrow().text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int  a = 1 ; // one     | int a=1;
            a /* b */ c/**/d        | a c d
            return/* b */"c";       | return "c";
            a + + b - - c           | a+ +b - - c
            x -> y - 1              | x ->y - 1
            non - sealed            | non - sealed
            List < List<A> > l      | List<List<A> >l
            1 . toString ( )        | 1 . toString()
            @ A ( b )  class  C { } | @A(b)class C{}
            "/* // \\\\" + '"' // " | "/* // \\\\" + '"'
            a / b                   | a/b
            a /*/ b */ c            | a c
            """)
    void onlyWhatSeparatesNothingIsLeftOut(String text, String expected) {
        assertThat(condensed(text)).isEqualTo(expected);
    }

    @Test
    void textBlocksStayAsTheyAre() {
        String block = "\"\"\"\n   a  // b\r\n \\\"\"\" \"c\" \"\"\"";

        assertThat(condensed("s =\n  " + block + " ;")).isEqualTo("s= " + block + ";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \\u0020 b", "\"open", "'\n'", "\"\"\" open", "/* open", "#", "a \u001a"})
    void whatIsNotPlainIsLeftAlone(String text) {
        assertThat(CondensedText.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void placesAreThoseInTheSource(String end) {
        String text = String.join(
                end, "/** About. */", "", "class A {", "\tString b = \"\"\"", "  c\"\"\" +  d ( e ) ;", "} // f", "g");
        CondensedText condensed = CondensedText.of(text).orElseThrow();

        assertThat(place(condensed, "class")).isEqualTo(new Position(3, 1));
        assertThat(place(condensed, "String")).isEqualTo(new Position(4, 2));
        assertThat(place(condensed, "d(")).isEqualTo(new Position(5, 11));
        assertThat(place(condensed, "e)")).isEqualTo(new Position(5, 15));
        assertThat(place(condensed, "}")).isEqualTo(new Position(6, 1));
        assertThat(place(condensed, "g")).isEqualTo(new Position(7, 1));
    }

    private static Position place(CondensedText condensed, String code) {
        String text = condensed.text();
        Position position = LineStarts.of(text.toCharArray(), text.length()).position(text.lastIndexOf(code));
        return condensed.inSource(position);
    }

    @Test
    void unitsAreTheSameAsOfTheWholeText() throws IOException {
        UnitParser parser = UnitParser.forLowering(new LongAdder());
        int condensed = 0;
        for (Path folder : SOURCES) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file);
                    UnitParser.Tree code = parser.parseCode(text);
                    condensed += code.positions().equals(Positions.AS_PARSED) ? 0 : 1;
                    assertThat(unit(text, code)).as(file.toString()).isEqualTo(unit(text, parser.parseAll(text)));
                }
            }
        }
        assertThat(condensed).isGreaterThan(1000);
    }

    private static Optional<UnitModel> unit(String text, UnitParser.Tree tree) {
        return tree.result()
                .getResult()
                .filter(result -> tree.result().isSuccessful())
                .map(result -> UnitLowering.lower(
                        "T.java", new SourceText(text.replace("xguard", ""), 0, StandardCharsets.UTF_8), tree, result));
    }
}

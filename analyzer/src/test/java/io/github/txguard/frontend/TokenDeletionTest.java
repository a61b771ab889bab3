package io.github.txguard.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is left of a source, reading it ends in a unit or in one syntax error, and never in an exception. */
class TokenDeletionTest {
    private static final Pattern TOKEN = Pattern.compile("\"\"\"|\\w+|\"[^\"\\n]*\"|->|::|\\s+|.");
    private static final String SAMPLE = """
            package p.q; // txguard: TXG001 reason
            import static a.B.*;
            import module java.base;
            @A(value = {"x", @B}, c = 1) @SuppressWarnings("txguard:TXG002")
            public sealed class T<X extends C & D<?>> extends E<X[]> implements F, G permits H {
              private static final int I = f(), J[] = {1, 2L};
              static { g(I); } { h(() -> this.new K(1) { int l; }); }
              enum M implements N { O(1) { void p() {} }, @Q R; M(int... s) { super(); } }
              record U(@V int w, X... y) { U { check(w); } }
              @interface W { String value() default "z"; }
              <Y> Y run(final List<? super Y> in, int[]... more) throws Z {
                for (int i = 0, j = 1; i < j; i++, j--) { if (in instanceof U(int a, var _) && a > 0) continue; }
                outer: for (var e : in) do { while (e != null) break outer; } while (!(e instanceof Y y) || y.ok());
                try (var r = open(); this.s) { assert r.t() : "u" + 'v'; } catch (A | B e) { throw e; } finally { w(); }
                switch (more.length) { case 1: case 2: x(); break; default: return null; }
                int z = switch (in) { case U u when u.w() > 1 -> 1_0; case null, default -> { yield 0x1F; } };
                synchronized (T.class) { a.b(c::d, int[]::new, (p, q) -> { return p; }, x -> x)[1] = (Y & Z) null; }
                enum L { ONE } class K { } record R2() { } interface I2 { }
                return ok ? super.<Y>run(in) : T.this.a + \"""
                    text
                    \""";
              }
            }
            """;

    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(SAMPLE);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static void readsOrExplains(JavaFrontend frontend, String source) {
        ParsedUnit parsed = frontend.parse("T.java", source.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (parsed.unit() == null) {
            assertThat(parsed.problems()).hasSize(1);
            Problem problem = parsed.problems().get(0);
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
            assertThat(problem.line()).as(source).isPositive();
            assertThat(problem.message()).startsWith("syntax error: ").doesNotContain("\n");
        } else {
            assertThat(parsed.problems()).isEmpty();
        }
    }

    @Test
    void theWholeSampleIsRead() {
        assertThat(FrontendFixture.unit(SAMPLE).types()).hasSizeGreaterThan(8);
    }

    @Test
    void anyOneTokenMayBeMissing() {
        JavaFrontend frontend = new JavaFrontend(true);
        List<String> tokens = tokens();
        for (int i = 0; i < tokens.size(); i++) {
            List<String> rest = new ArrayList<>(tokens);
            rest.remove(i);
            readsOrExplains(frontend, String.join("", rest));
        }
    }

    @Test
    void anyTwoNeighboursMayChangePlaces() {
        JavaFrontend frontend = new JavaFrontend(true);
        List<String> tokens = tokens();
        for (int i = 0; i + 2 < tokens.size(); i += 3) {
            List<String> changed = new ArrayList<>(tokens);
            changed.set(i, tokens.get(i + 2));
            changed.set(i + 2, tokens.get(i));
            readsOrExplains(frontend, String.join("", changed));
        }
    }

    @Test
    void manyTokensMayBeMissing() {
        JavaFrontend frontend = new JavaFrontend(true);
        Random random = new Random(42);
        for (int round = 0; round < 150; round++) {
            List<String> rest = new ArrayList<>(tokens());
            int deletions = 1 + random.nextInt(30);
            for (int i = 0; i < deletions; i++) {
                rest.remove(random.nextInt(rest.size()));
            }
            readsOrExplains(frontend, String.join("", rest));
        }
    }

    @Test
    void theSourceMayEndAnywhere() {
        JavaFrontend frontend = new JavaFrontend(true);
        for (int end = 0; end < SAMPLE.length(); end += 11) {
            readsOrExplains(frontend, SAMPLE.substring(0, end));
        }
    }
}

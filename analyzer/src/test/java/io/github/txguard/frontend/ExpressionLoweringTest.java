package io.github.txguard.frontend;

import static io.github.txguard.frontend.FrontendFixture.body;
import static io.github.txguard.frontend.FrontendFixture.expression;
import static io.github.txguard.frontend.FrontendFixture.member;
import static io.github.txguard.frontend.FrontendFixture.positions;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeRef;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionLoweringTest {
    @Test
    void numbersSitesInSourceOrder() {
        assertThat(expression("f(g(), x -> h(x)).i(j(), new K(l()), M::n)"))
                .isEqualTo("f#0(g#1(), (x%2) ->#2 RETURN h#3(x%2);).i#4(j#5(), new#6 K(l#7()), M::n#8)");
    }

    @Test
    void placesEachCallOfAChainAtItsName() {
        MethodModel method = member("""
                void m(A a) {
                  a.first()
                      .second(new B())
                      .<String>third(C::d,
                          () -> 1, e.new F());
                }""");
        assertThat(positions(method))
                .containsExactly(
                        "first@2:5", "second@3:8", "new@3:15", "third@4:16", "::d@4:25", "->@5:11", "new@5:22");
    }

    @Test
    void namesThatAreNoLocalsStayNames() {
        assertThat(expression("a.b.c(x.y.Z.w, a)")).isEqualTo("a%0.b.c#0(x.y.Z.w, a%0)");
    }

    @Test
    void keepsQualifiersOfThisAndSuper() {
        assertThat(expression("f(this.x, T.this, super.g(), p.I.super.h())"))
                .isEqualTo("f#0(this.x, T.this, super.g#1(), p.I.super.h#2())");
    }

    @Test
    void methodReferencesBindLocalsAndTellTypesApart() {
        assertThat(expression("f(a::b, C::new, x.y::z, int[]::new, List<String>::size, this::g, super::h, k().l::m)"))
                .isEqualTo("f#0(a%0::b#1, C::new#2, x.y::z#3, type int[]::new#4, type List<String>::size#5,"
                        + " this::g#6, super::h#7, k#8().l::m#9)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1_000 | INT 1000",
                "0x1F | INT 0x1F",
                "5_000L | LONG 5000",
                "0xFFl | LONG 0xFF",
                "1.5f | FLOAT 1.5",
                "1e3 | DOUBLE 1e3",
                "2d | DOUBLE 2",
                "0x1p3F | FLOAT 0x1p3",
                "true | BOOLEAN true",
                "null | NULL null",
                "'x' | CHAR x",
                "'\\u0041' | CHAR A",
                "'\\'' | CHAR '",
                "\"a\\tb\" | STRING a\tb",
                "\"\" | STRING ",
            })
    void literalsLoseQuotesUnderscoresAndSuffixes(String written, String expected) {
        MethodModel method = member("Object m() { return " + written + "; }");
        assertThat(String.valueOf(method.body()))
                .contains(
                        "Literal[kind=" + expected.replaceFirst(" ", ", text=").stripTrailing());
    }

    @Test
    void textBlocksLoseTheirIndentation() {
        assertThat(body("a.f(\"\"\"\n      select *\n        from x\\\n       where\n      \"\"\");"))
                .isEqualTo("a%0.f#0(\"select *\\n  from x where\\n\");");
    }

    @Test
    void operatorsKeepTheirOperandsInOrder() {
        assertThat(expression("a.f() + b * -c()")).isEqualTo("(a%0.f#0() + (b%1 * -c#1()))");
        assertThat(expression("a = b += (C) d++")).isEqualTo("a%0 = b%1 = (C) ++d");
        assertThat(expression("x ? y() : z[i()]")).isEqualTo("x ? y#0() : z[i#1()]");
        assertThat(expression("(A & java.io.Serializable) b")).isEqualTo("(A) b%1");
    }

    @Test
    void arraysKeepElementTypeAndParts() {
        assertThat(expression("new int[f()][]")).isEqualTo("array int[][] (f#0())");
        assertThat(expression("new List<?>[] {g(), null}")).isEqualTo("array List<Object>[] (g#0(), null)");
        assertThat(body("int[][] x = {{1}, {}};")).isEqualTo("var x%2 = array (array (1), array ());");
    }

    @Test
    void typesStandAsWritten() {
        assertThat(expression("a.<Map.Entry<? extends K, int[]>>f(x.y.Z[].class, void.class)"))
                .isEqualTo("a%0.<Map.Entry<K, int[]>>f#0(x.y.Z[].class, void.class)");
        assertThat(expression("new Outer.Inner<>(new ArrayList<String>())"))
                .isEqualTo("new#0 Outer.Inner(new#1 ArrayList<String>())");
        assertThat(member("<X extends A & B<X>> void m(java.util.Map<? super A, ?> x, @C String @C ... y) {}")
                        .parameters())
                .extracting(parameter -> Printed.type(parameter.type()))
                .containsExactly("java.util.Map<A, Object>", "String[]");
    }

    @Test
    void lambdasKeepWhetherTheyWereExpressions() {
        assertThat(expression("f((A x, int... y) -> { g(x); return y; }, (var p, final var q) -> q, () -> {})"))
                .isEqualTo(
                        "f#0((x%2, y%3) ->#1 { g#2(x%2); RETURN y%3; }," + " (p%4, q%5) ->#3 RETURN q%5;, () ->#4 {})");
        MethodModel method = member("void m() { f((A x, int... y) -> {}, z -> z, (var p) -> p); }");
        assertThat(method.locals())
                .extracting(local -> local.type() == null ? "?" : Printed.type(local.type()))
                .containsExactly("A", "int[]", "?", "?");
    }

    @Test
    void unnamedVariablesAreNeverSeen() {
        assertThat(expression("f((_, _) -> g(), _ -> 1)"))
                .isEqualTo("f#0((_%2, _%3) ->#1 RETURN g#2();, (_%4) ->#3 RETURN 1;)");
    }

    @Test
    void calledNamesAreSortedAndDistinct() {
        MethodModel method =
                member("void m() { z(); a(); z(B::c); new D(); E[]::new; }".replace("E[]::new;", "f(E[]::new);"));
        assertThat(method.calledNames()).containsExactly("<init>", "a", "c", "f", "z");
        assertThat(member("void m() { f(X::new); }").calledNames()).containsExactly("<init>", "f");
    }

    @Test
    void thousandsOfJoinedStringsDoNotNestDeeply() {
        String sum = String.join(" + ", Collections.nCopies(20_000, "f()"));
        MethodModel method = member("String m() { return \"\" + " + sum + "; }");
        assertThat(method.sites()).isEqualTo(20_000);
        assertThat(positions(method)).hasSize(20_000).doesNotContain("missing");
        assertThat(method.hashCode())
                .isEqualTo(member("String m() { return \"\" + " + sum + "; }").hashCode());
    }

    @Test
    void longRunsOfOneOperatorKeepTheOrder() {
        String sum = String.join(" + ", Collections.nCopies(40, "f()"));
        String printed = expression("1 - " + sum);
        assertThat(printed.indexOf("f#0()")).isLessThan(printed.indexOf("f#39()"));
        assertThat(printed).startsWith("((((((").contains("- f#0()");
    }

    @Test
    void typeArgumentsOfDiamondAndRawTypesAreEmpty() {
        assertThat(List.of(TypeRef.of("A"))).isEqualTo(List.of(new TypeRef("A", List.of(), 0)));
        assertThat(expression("new A<>() == new A()")).isEqualTo("(new#0 A() == new#1 A())");
    }
}

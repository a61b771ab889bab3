package io.github.txguard.frontend;

import static io.github.txguard.frontend.FrontendFixture.body;
import static io.github.txguard.frontend.FrontendFixture.member;
import static io.github.txguard.frontend.FrontendFixture.method;
import static io.github.txguard.frontend.FrontendFixture.type;
import static io.github.txguard.frontend.FrontendFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import org.junit.jupiter.api.Test;

class BindingTest {
    @Test
    void parametersComeFirst() {
        MethodModel method =
                member("void m(A a, B... b) { try (R r = a) { for (X x : b) f(y -> y); } catch (E e) { int i; } }");
        assertThat(method.locals())
                .extracting(LocalModel::name, LocalModel::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", LocalModel.Kind.PARAMETER),
                        org.assertj.core.groups.Tuple.tuple("b", LocalModel.Kind.PARAMETER),
                        org.assertj.core.groups.Tuple.tuple("r", LocalModel.Kind.RESOURCE),
                        org.assertj.core.groups.Tuple.tuple("x", LocalModel.Kind.FOR_EACH),
                        org.assertj.core.groups.Tuple.tuple("y", LocalModel.Kind.LAMBDA_PARAMETER),
                        org.assertj.core.groups.Tuple.tuple("e", LocalModel.Kind.EXCEPTION),
                        org.assertj.core.groups.Tuple.tuple("i", LocalModel.Kind.VARIABLE));
    }

    @Test
    void variablesEndWithTheirBlock() {
        assertThat(body("{ int x; x(); f(x); } f(x); for (int i;;) {} f(i); try (R r = a) {} finally { f(r); }"))
                .isEqualTo("{ var x%2; x#0(); f#1(x%2); } f#2(x); loop(var i%3; /  / ): {} f#3(i);"
                        + " try(r%4 = a%0 ~ r%4.close#4()): {} finally: { f#5(r); }");
    }

    @Test
    void reusedNamesGetSlotsOfTheirOwn() {
        assertThat(body("{ int x; f(x); } { int x; f(x); } g(x -> x);"))
                .isEqualTo("{ var x%2; f#0(x%2); } { var x%3; f#1(x%3); } g#2((x%4) ->#3 RETURN x%4;);");
    }

    @Test
    void fieldsOfTheSameNameAreSeenBehindTheVariable() {
        assertThat(body("f(x); int x = 1; f(x, this.x);")).isEqualTo("f#0(x); var x%2 = 1; f#1(x%2, this.x);");
    }

    @Test
    void statementsThatAreBodiesAreScopes() {
        assertThat(body("if (a) try { int x; } finally {} f(x);"))
                .isEqualTo("choose(a%0): try(): { var x%2; } finally: {} | {} f#0(x);");
    }

    @Test
    void lambdasSeeTheLocalsAroundThem() {
        assertThat(body("int x; f(() -> { int y = x; g(z -> y + z + a); }); h(y);"))
                .isEqualTo("var x%2; f#0(() ->#1 { var y%3 = x%2; g#2((z%4) ->#3 RETURN ((y%3 + z%4) + a%0);); });"
                        + " h#4(y);");
    }

    @Test
    void anonymousClassesSeeTheMethodAroundThem() {
        UnitModel unit = unit("""
                package p;
                class T {
                  void m(A a) {
                    int x = 1;
                    run(new R() {
                      B b = a.f();
                      int hidden;
                      void r(C c) {
                        int x = c.g() + a.h() + hidden;
                        run(new S() { int s() { return x + c.i() + a.j() + late; } });
                      }
                    });
                    int late, hidden;
                  }
                }
                """);
        assertThat(unit.types()).extracting(TypeModel::name).containsExactly("p.T", "p.T$1", "p.T$2");
        TypeModel outer = type(unit, "p.T$1");
        assertThat(outer.enclosingMethod()).isEqualTo("p.T#m(A)");
        assertThat(outer.outer()).isEqualTo("p.T");
        assertThat(Printed.body(method(outer, "<fields>"))).isEqualTo("b = %0^1.f#0();");
        assertThat(Printed.body(method(outer, "r")))
                .isEqualTo("var x%1 = ((c%0.g#0() + %0^1.h#1()) + hidden); run#2(new#3 S() as p.T$2);");
        TypeModel inner = type(unit, "p.T$2");
        assertThat(inner.enclosingMethod()).isEqualTo("p.T$1#r(C)");
        assertThat(inner.superclass()).isEqualTo(io.github.txguard.ir.TypeRef.of("S"));
        assertThat(Printed.body(method(inner, "s"))).isEqualTo("RETURN (((%1^1 + %0^1.i#0()) + %0^2.j#1()) + late);");
    }

    @Test
    void ownFieldsHideLocalsOfTheMethodAround() {
        UnitModel unit = unit("class T { void m(A a) { new R() { A a; void r() { a.f(); } }; } }");
        assertThat(Printed.body(method(type(unit, "T$1"), "r"))).isEqualTo("a.f#0();");
    }

    @Test
    void localClassesSeeLocalsAndTheirMembersDoToo() {
        UnitModel unit = unit("""
                class T { void m(A a) {
                  class L { void f() { a.x(); } class I { void g() { a.y(); } } static class N { void g() { a.z(); } } }
                  record R(int i) { void h() { a.x(); } }
                  interface J { default void k() { a.x(); } }
                  new L();
                } }
                """);
        assertThat(unit.types())
                .extracting(TypeModel::name, TypeModel::simpleName, TypeModel::enclosingMethod)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("T", "T", null),
                        org.assertj.core.groups.Tuple.tuple("T$1L", "L", "T#m(A)"),
                        org.assertj.core.groups.Tuple.tuple("T$1L.I", "I", null),
                        org.assertj.core.groups.Tuple.tuple("T$1L.N", "N", null),
                        org.assertj.core.groups.Tuple.tuple("T$2R", "R", "T#m(A)"),
                        org.assertj.core.groups.Tuple.tuple("T$3J", "J", "T#m(A)"));
        assertThat(Printed.body(method(type(unit, "T$1L"), "f"))).isEqualTo("%0^1.x#0();");
        assertThat(Printed.body(method(type(unit, "T$1L.I"), "g"))).isEqualTo("%0^1.y#0();");
        assertThat(Printed.body(method(type(unit, "T$1L.N"), "g"))).isEqualTo("a.z#0();");
        assertThat(Printed.body(method(type(unit, "T$2R"), "h"))).isEqualTo("a.x#0();");
        assertThat(Printed.body(method(type(unit, "T$3J"), "k"))).isEqualTo("a.x#0();");
    }

    @Test
    void patternVariablesEndWithTheirCondition() {
        assertThat(body("if (a instanceof X x && x.f()) x.g(); else h(x); i(x);"))
                .isEqualTo("choose((a%0 is X x%2 && x%2.f#0())): x%2.g#1(); | h#2(x); i#3(x);");
        assertThat(body("boolean c = a instanceof X x && x.f(); g(x);"))
                .isEqualTo("var c%2 = (a%0 is X x%3 && x%3.f#0()); g#1(x);");
        assertThat(body("return a instanceof X x ? x.f() : 1;")).isEqualTo("RETURN a%0 is X x%2 ? x%2.f#0() : 1;");
    }

    @Test
    void negatedPatternsBindBehindAnExit() {
        assertThat(body("if (!(a instanceof X x)) return; x.f();"))
                .isEqualTo("choose(!a%0 is X x%2): RETURN; | {} x%2.f#0();");
        assertThat(body("if (a == null || !(a instanceof X x)) { f(x); throw e; } x.f();"))
                .isEqualTo("choose(((a%0 == null) || !a%0 is X x%2)): { f#0(x); THROW e; } | {} x%2.f#1();");
        assertThat(body("if (a instanceof X x) f(x); else return; x.g();"))
                .isEqualTo("choose(a%0 is X x%2): f#0(x%2); | RETURN; x%2.g#1();");
        assertThat(body("if (!(a instanceof X x)) f(); x.f();"))
                .isEqualTo("choose(!a%0 is X x%2): f#0(); | {} x.f#1();");
        assertThat(body("while (!(a instanceof X x)) { a = f(x); } x.g();"))
                .isEqualTo("loop( / !a%0 is X x%2 / ): { a%0 = f#0(x); } x%2.g#1();");
    }

    @Test
    void sameNamedPatternsInASeriesOfConditions() {
        assertThat(body("if (a instanceof X x) x.f(); else if (a instanceof Y x) x.g();"))
                .isEqualTo("choose(a%0 is X x%2): x%2.f#0(); | choose(a%0 is Y x%3): x%3.g#1(); | {}");
    }

    @Test
    void recordPatternsDeclareTheirVariables() {
        MethodModel method = member("void m(A a) { if (a instanceof P(X x, Q(var y, _), int _) && x.f()) y.g(); }");
        assertThat(Printed.body(method)).isEqualTo("choose((a%0 is pattern && x%1.f#0())): y%2.g#1(); | {}");
        assertThat(method.locals().get(1).type()).isEqualTo(io.github.txguard.ir.TypeRef.of("X"));
        assertThat(method.locals().get(2).type()).isNull();
    }

    @Test
    void switchPatternsEndWithTheirBranch() {
        assertThat(body("switch (a) { case X x when x.f() -> g(x); case P(Y x) -> h(x); default -> i(x); }"))
                .isEqualTo("choose(a%0): { x%2.f#0(); g#1(x%2); } | { h#2(x%3); } | { i#3(x); }");
        assertThat(body("return switch (a) { case X x -> x.f(); case null -> x; default -> 1; };"))
                .isEqualTo("RETURN switch(a%0): { YIELD x%2.f#0(); } | { YIELD x; } | { YIELD 1; };");
    }
}

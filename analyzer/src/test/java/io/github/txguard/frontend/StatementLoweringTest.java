package io.github.txguard.frontend;

import static io.github.txguard.frontend.FrontendFixture.body;
import static io.github.txguard.frontend.FrontendFixture.member;
import static io.github.txguard.frontend.FrontendFixture.positions;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.Step;
import org.junit.jupiter.api.Test;

class StatementLoweringTest {
    @Test
    void variablesAreDeclaredOneByOne() {
        assertThat(body("int x = f(), y = x, z[]; var v = y;"))
                .isEqualTo("var x%2 = f#0(); var y%3 = x%2; var z%4; var v%5 = y%3;");
        MethodModel method = member("void m() { int x, z[]; var v = 1; final List<String> l; }");
        assertThat(method.locals())
                .extracting(local -> local.type() == null ? "?" : Printed.type(local.type()))
                .containsExactly("int", "int[]", "?", "List<String>");
    }

    @Test
    void ifWithoutElseMayDoNothing() {
        assertThat(body("if (f()) g(); if (a) { h(); } else if (b) ; else i();"))
                .isEqualTo("choose(f#0()): g#1(); | {} choose(a%0): { h#2(); } | choose(b%1): {} | i#3();");
    }

    @Test
    void loopsKeepTheirParts() {
        assertThat(body("for (int i = f(), j = 0; g(i); h(), i++) k(j);"))
                .isEqualTo("loop({ var i%2 = f#0(); var j%3 = 0; } / g#1(i%2) / { h#2(); ++i%2; }): k#4(j%3);"
                        .replace("k#4", "k#3"));
        assertThat(body("for (;;) { break; }")).isEqualTo("loop( /  / ): { BREAK; }");
        assertThat(body("while (f()) g();")).isEqualTo("loop( / f#0() / ): g#1();");
        assertThat(body("do { g(); } while (f());")).isEqualTo("loop once( / f#1() / ): { g#0(); }");
        assertThat(body("for (final A x : f(a)) x.g();")).isEqualTo("each x%2 of f#0(a%0): x%2.g#1();");
    }

    @Test
    void exitsKeepTheirLabels() {
        assertThat(body("out: for (A x : b) { if (x == a) continue out; break out; } throw new E();"))
                .isEqualTo("out: each x%2 of b%1: { choose((x%2 == a%0)): CONTINUE out; | {} BREAK out; }"
                        + " THROW new#0 E();");
    }

    @Test
    void oldSwitchFallsThroughAndSharesLabels() {
        assertThat(body("switch (a.f()) { case 1: case 2: int x = g(); break; default: x = 3; h(x); }"))
                .isEqualTo("fall(a%0.f#0()): { var x%2 = g#1(); BREAK; } | { x%2 = 3; h#2(x%2); }");
        assertThat(body("switch (a) { case X: f(); case Y: }")).isEqualTo("fall(a%0): { f#0(); } | {} | {}");
    }

    @Test
    void newSwitchHasABranchPerArrow() {
        assertThat(body("switch (a) { case X, Y -> f(); case Z -> { g(); } default -> throw new E(); }"))
                .isEqualTo("choose(a%0): { f#0(); } | { { g#1(); } } | { THROW new#2 E(); }");
        assertThat(body("switch (a) { case X -> f(); }")).isEqualTo("choose(a%0): { f#0(); } | {}");
        assertThat(body("switch (a) { case null, default -> f(); }")).isEqualTo("choose(a%0): { f#0(); }");
    }

    @Test
    void switchExpressionsYieldTheirValues() {
        assertThat(body("return switch (a.f()) { case 1 -> g(); case 2 -> { yield h(); } default -> throw e(); };"))
                .isEqualTo("RETURN switch(a%0.f#0()): { YIELD g#1(); } | { { YIELD h#2(); } } | { THROW e#3(); };");
        assertThat(body("int x = switch (a) { case 1: yield 5; default: f(); yield 6; };"))
                .isEqualTo("var x%2 = switch(a%0): { YIELD 5; } | { f#0(); YIELD 6; };");
    }

    @Test
    void resourcesAreClosedAfterTheBody() {
        assertThat(body("try (R r = open(); a; this.s; var t = r.next()) { f(r); }"
                        + " catch (X | java.io.IOException e) { g(e); } finally { h(); }"))
                .isEqualTo("try(r%2 = open#0() ~ r%2.close#3(), a%0 ~ a%0.close#4(), this.s ~ this.s.close#5(),"
                        + " t%3 = r%2.next#1() ~ t%3.close#6()): { f#2(r%2); }"
                        + " catch X|java.io.IOException e%4: { g#7(e%4); } finally: { h#8(); }");
        MethodModel method = member("void m() {\n try (R r =\n open()) { } }");
        assertThat(positions(method)).containsExactly("open@3:2", "close@2:9");
        assertThat(method.calledNames()).containsExactly("close", "open");
    }

    @Test
    void synchronizedBlocksKeepTheirMonitorAndMethodsTheirModifier() {
        MethodModel method = member("synchronized void m() {\n synchronized (lock()) { f(); } }");
        assertThat(Printed.body(method)).isEqualTo("lock(lock#0()): { f#1(); }");
        assertThat(method.is(Modifier.SYNCHRONIZED)).isTrue();
        assertThat(((Step.Synchronized) FrontendFixture.steps(method).get(0)).line())
                .isEqualTo(2);
    }

    @Test
    void assertionsMayBeSkipped() {
        assertThat(body("assert f() : g();")).isEqualTo("choose(?): choose(f#0()): {} | { g#1(); THROW; } | {}");
    }

    @Test
    void constructorsCallEachOther() {
        MethodModel constructor = member("<X> T(A a) { <String>this(a, f()); g(); }");
        assertThat(Printed.body(constructor)).isEqualTo("<String><this>#0(a%0, f#1()); g#2();");
        assertThat(constructor.calledNames()).contains("<init>", "<this>");
        MethodModel qualified = member("T(A a) {\n  a.b().super(1); }");
        assertThat(Printed.body(qualified)).isEqualTo("{ a%0.b#0(); <super>#1(1); }");
        assertThat(positions(qualified)).containsExactly("b@2:5", "<super>@2:9");
    }

    @Test
    void codeMayStandBeforeTheConstructorCall() {
        assertThat(Printed.body(member("T(A a) { check(a); super(a); }"))).isEqualTo("check#0(a%0); <super>#1(a%0);");
    }

    @Test
    void emptyStatementsVanish() {
        assertThat(body(";;{}")).isEmpty();
    }
}

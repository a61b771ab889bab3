package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    @Test
    void lambdaBecomesTheParametersInterface() {
        Snippets program = Snippets.of("""
                interface Callback<T> { T doIn(String status); }
                class Template { <T> T execute(Callback<T> action) { return null; } }
                class A { void run(Template t) { t.execute(status -> { status.trim(); return null; }); } }
                """);

        ResolvedFunction function = program.function("A", "run");
        assertThat(function.functionalType()).isEqualTo("Callback");
        assertThat(function.method()).isEqualTo("doIn");
        assertThat(program.target("A", "run", "trim")).isEqualTo("java.lang.String#trim()");
    }

    @Test
    void lambdaShapeChoosesTheOverload() {
        Snippets program = Snippets.of("""
                interface Work { void run(String s); }
                interface Query<T> { T run(String s); }
                class Template {
                    void with(Work work) {}
                    <T> T with(Query<T> query) { return null; }
                }
                class A {
                    void block(Template t) { t.with(s -> { s.trim(); }); }
                    void value(Template t) { t.with(s -> { return s.trim(); }); }
                    void expression(Template t) { t.with(s -> s.trim()); }
                    void nothing(Template t) { t.with(s -> s.notify()); }
                }
                """);

        assertThat(program.target("A", "block", "with")).isEqualTo("Template#with(Work)");
        assertThat(program.target("A", "value", "with")).isEqualTo("Template#with(Query)");
        assertThat(program.target("A", "expression", "with")).isEqualTo("Template#with(Query)");
        assertThat(program.target("A", "nothing", "with")).isEqualTo("Template#with(Work)");
    }

    @Test
    void methodReferencesFindTheirMethods() {
        Snippets program = Snippets.of("""
                import java.util.*;
                import java.util.function.*;
                class A {
                    String name;
                    A(String name) {}
                    String name() { return name; }
                    static int weigh(A a) { return 1; }
                    void take(String s) {}
                    void bound(List<String> l) { l.forEach(this::take); }
                    void unbound(List<A> l) { l.stream().map(A::name).findFirst().get().trim(); }
                    void ofType(List<A> l) { l.stream().mapToInt(A::weigh).sum(); }
                    void create(List<String> l) { l.stream().map(A::new).findFirst().get().name(); }
                    void array(List<String> l) { var a = l.stream().toArray(String[]::new); }
                    void field() { Supplier<String> s = this::name; }
                }
                """);

        assertThat(referenced(program, "bound")).isEqualTo("A#take(java.lang.String)");
        assertThat(referenced(program, "unbound")).isEqualTo("A#name()");
        assertThat(program.target("A", "unbound", "trim")).isEqualTo("java.lang.String#trim()");
        assertThat(referenced(program, "ofType")).isEqualTo("A#weigh(A)");
        assertThat(referenced(program, "create")).isEqualTo("A#<init>(java.lang.String)");
        assertThat(program.target("A", "create", "name")).isEqualTo("A#name()");
        assertThat(program.local("A", "array", "a")).isEqualTo("String[]");
        assertThat(referenced(program, "field")).isEqualTo("A#name()");
        assertThat(program.function("A", "field").functionalType()).isEqualTo("java.util.function.Supplier");
    }

    private static String referenced(Snippets program, String method) {
        return Snippets.describe(
                Objects.requireNonNull(program.function("A", method).referenced()));
    }

    @Test
    void lambdaToUnknownLibraryKeepsItsCallsVisible() {
        Snippets program = Snippets.of("""
                import lib.Unknown;
                class A { void ping() {} void run(Unknown u) { u.go(x -> { ping(); x.call(); }); } }
                """);

        assertThat(program.target("A", "run", "ping")).isEqualTo("A#ping()");
        assertThat(program.call("A", "run", "call").known()).isFalse();
        assertThat(program.function("A", "run")).isEqualTo(new ResolvedFunction("", "", null));
        assertThat(program.target("A", "run", "go")).isEqualTo("lib.Unknown#go()?");
    }

    @Test
    void lambdaInReturnAndFieldTakesTheDeclaredType() {
        Snippets program = Snippets.of("""
                import java.util.function.*;
                class A {
                    Function<String, Integer> field = s -> s.length();
                    Predicate<String> returned() { return s -> s.isEmpty(); }
                    void cast() { Object o = (Runnable) () -> hashCode(); }
                }
                """);

        assertThat(program.target("A", "<fields>", "length")).isEqualTo("java.lang.String#length()");
        assertThat(program.target("A", "returned", "isEmpty")).isEqualTo("java.lang.String#isEmpty()");
        assertThat(program.function("A", "cast").functionalType()).isEqualTo("java.lang.Runnable");
    }

    @Test
    void numberOfParametersOfReferencedMethodChoosesTheOverload() {
        Snippets program = Snippets.of("""
                import java.util.*;
                class A {
                    String name() { return ""; }
                    static int order(A a, A b) { return 0; }
                    void key(Comparator<A> c) { c.thenComparing(A::name); }
                    void compare(Comparator<A> c) { c.thenComparing(A::order); }
                }
                """);

        assertThat(program.target("A", "key", "thenComparing"))
                .isEqualTo("java.util.Comparator#thenComparing(java.util.function.Function)");
        assertThat(referenced(program, "key")).isEqualTo("A#name()");
        assertThat(program.target("A", "compare", "thenComparing"))
                .isEqualTo("java.util.Comparator#thenComparing(java.util.Comparator)");
    }
}

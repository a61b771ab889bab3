package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.MethodModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallResolutionTest {
    @Test
    void inheritedMethodBelongsToTheTypeThatDeclaresIt() {
        Snippets program = Snippets.of(
                "package a; class Base { void ping() {} }",
                "package a; class Sub extends Base { void run(Sub other) { ping(); other.ping(); super.ping(); } }");

        ResolvedCall call = program.call("a.Sub", "run", "ping");
        assertThat(Snippets.describe(call)).isEqualTo("a.Base#ping()");
        assertThat(call.receiver().name()).isEqualTo("a.Sub");
        assertThat(call.target()).isSameAs(program.method("a.Base", "ping"));
    }

    @Test
    void superCallGoesToTheSuperclassThoughOverridden() {
        Snippets program = Snippets.of(
                "class Base { void ping() {} }", "class Sub extends Base { void ping() { super.ping(); } }");

        assertThat(program.target("Sub", "ping", "ping")).isEqualTo("Base#ping()");
    }

    @Test
    void defaultMethodOfNamedInterfaceIsFound() {
        Snippets program = Snippets.of(
                "interface Greets { default void hello() {} }",
                "class Host implements Greets { public void hello() { Greets.super.hello(); } }");

        assertThat(program.target("Host", "hello", "hello")).isEqualTo("Greets#hello()");
    }

    @Test
    void overloadIsChosenBySubtypingBeforeBoxingBeforeVariableArity() {
        Snippets program = Snippets.of("""
                class A {
                    void f(long x) {}
                    void f(Integer x) {}
                    void f(int... x) {}
                    void g(Object x) {}
                    void g(String x) {}
                    void h(Object... x) {}
                    void h(String first, Object... x) {}
                    void run(String s, StringBuilder b) { f(1); g(s); h(s, b); }
                    void builder(StringBuilder b) { g(b); }
                }
                """);

        assertThat(program.target("A", "run", "f")).isEqualTo("A#f(long)");
        assertThat(program.target("A", "run", "g")).isEqualTo("A#g(java.lang.String)");
        assertThat(program.target("A", "run", "h")).isEqualTo("A#h(java.lang.String,java.lang.Object[])");
        assertThat(program.call("A", "run", "h").varargs()).isTrue();
        assertThat(program.target("A", "builder", "g")).isEqualTo("A#g(java.lang.Object)");
    }

    @Test
    void innerTypesReachMethodsOfEnclosingOnes() {
        Snippets program = Snippets.of("""
                class Outer {
                    void ping(int x) {}
                    class Inner {
                        void ping() {}
                        void run() { ping(1); Outer.this.ping(2); }
                    }
                    Runnable anonymous() { return new Runnable() { public void run() { ping(3); } }; }
                }
                """);

        assertThat(program.target("Outer.Inner", "run", "ping")).isEqualTo("Outer#ping(int)");
        assertThat(program.target("Outer$1", "run", "ping")).isEqualTo("Outer#ping(int)");
        assertThat(program.call("Outer$1", "run", "ping").receiver().name()).isEqualTo("Outer");
    }

    @Test
    void staticImportsGiveMethodsAndFields() {
        Snippets program = Snippets.of(
                "package a; public class Tools { public static String JOIN = \"\"; public static void go(int x) {} }",
                """
                package b;
                import static a.Tools.go;
                import static a.Tools.*;
                class User { void run() { go(1); JOIN.length(); } }
                """);

        assertThat(program.target("b.User", "run", "go")).isEqualTo("a.Tools#go(int)");
        assertThat(program.call("b.User", "run", "go").isStatic()).isTrue();
        assertThat(program.target("b.User", "run", "length")).isEqualTo("java.lang.String#length()");
    }

    @Test
    void creationsReferToWrittenAndImplicitConstructors() {
        Snippets program = Snippets.of("""
                class A {
                    A(int x) { this(); }
                    A() { super(); }
                    Object one() { return new A(1); }
                    Object two() { return new Implicit(); }
                    Object three() { return new java.util.ArrayList<String>(3); }
                }
                class Implicit {}
                """);

        assertThat(program.creation("A", "one").target()).isSameAs(program.method("A", "<init>"));
        assertThat(Snippets.describe(program.creation("A", "two"))).isEqualTo("Implicit#<init>()");
        assertThat(program.creation("A", "two").target()).isNull();
        assertThat(Snippets.describe(program.creation("A", "three"))).isEqualTo("java.util.ArrayList#<init>(int)");
        assertThat(program.target("A", "<init>", "<this>")).isEqualTo("A#<init>()");
    }

    @Test
    void anonymousClassIsItsOwnReceiver() {
        Snippets program = Snippets.of("""
                class A {
                    void run() { new Thread() { void extra() {} }.extra(); }
                }
                """);

        assertThat(program.target("A", "run", "extra")).isEqualTo("A$1#extra()");
    }

    @Test
    void enumsAndRecordsHaveTheirImpliedMembers() {
        Snippets program = Snippets.of("""
                enum Color { RED { void paint() {} }; void paint() {} }
                record Point(int x, java.util.List<String> names) {}
                class A {
                    void run(Point p) {
                        Color.valueOf("RED").paint();
                        Color.values()[0].name();
                        p.names().get(0).trim();
                        new Point(1, null);
                    }
                }
                """);

        assertThat(program.target("A", "run", "valueOf")).isEqualTo("Color#valueOf(java.lang.String)");
        assertThat(program.target("A", "run", "paint")).isEqualTo("Color#paint()");
        assertThat(program.target("A", "run", "name")).isEqualTo("java.lang.Enum#name()");
        assertThat(program.target("A", "run", "trim")).isEqualTo("java.lang.String#trim()");
        assertThat(program.creation("A", "run").parameterTypes()).containsExactly("int", "java.util.List");
    }

    @Test
    void operatorsAndArraysHaveTheirTypes() {
        Snippets program = Snippets.of("""
                class A {
                    void run(int[] numbers, char c, boolean b) {
                        var text = "a" + 1;
                        var sum = 1 + 2L;
                        var ratio = 1f * c;
                        var length = numbers.length;
                        var copy = numbers.clone();
                        var matrix = new String[2][3];
                        var row = matrix[0];
                        var chosen = b ? 1 : 2.0;
                        var kind = switch (length) { case 1 -> "x"; default -> { yield "y"; } };
                        var type = getClass();
                        var test = text instanceof String;
                    }
                }
                """);

        assertThat(program.local("A", "run", "text")).isEqualTo("String");
        assertThat(program.local("A", "run", "sum")).isEqualTo("long");
        assertThat(program.local("A", "run", "ratio")).isEqualTo("float");
        assertThat(program.local("A", "run", "length")).isEqualTo("int");
        assertThat(program.local("A", "run", "copy")).isEqualTo("int[]");
        assertThat(program.local("A", "run", "row")).isEqualTo("String[]");
        assertThat(program.local("A", "run", "chosen")).isEqualTo("double");
        assertThat(program.local("A", "run", "kind")).isEqualTo("String");
        assertThat(program.local("A", "run", "type")).isEqualTo("Class<A>");
        assertThat(program.local("A", "run", "test")).isEqualTo("boolean");
    }

    @Test
    void localAndPatternVariablesAreTyped() {
        Snippets program = Snippets.of("""
                import java.util.*;
                class A {
                    void run(Map<String, Integer> map, Object o) throws Exception {
                        for (var entry : map.entrySet()) { entry.getValue().intValue(); }
                        if (o instanceof Thread t) { t.start(); }
                        try (var in = new java.util.Scanner("x")) { in.next(); }
                        catch (IllegalStateException | IllegalArgumentException e) { e.getMessage(); }
                    }
                }
                """);

        assertThat(program.local("A", "run", "entry")).isEqualTo("Entry<String, Integer>");
        assertThat(program.target("A", "run", "intValue")).isEqualTo("java.lang.Integer#intValue()");
        assertThat(program.target("A", "run", "start")).isEqualTo("java.lang.Thread#start()");
        assertThat(program.target("A", "run", "next")).isEqualTo("java.util.Scanner#next()");
        assertThat(program.target("A", "run", "getMessage")).isEqualTo("java.lang.Throwable#getMessage()");
    }

    @Test
    void localClassesSeeTheLocalsAroundThem() {
        Snippets program = Snippets.of("""
                class A {
                    void run() {
                        var list = java.util.List.of("a");
                        class Local { void go() { list.get(0).trim(); } }
                        new Local().go();
                    }
                }
                """);

        assertThat(program.target("A$1Local", "go", "trim")).isEqualTo("java.lang.String#trim()");
        assertThat(program.target("A", "run", "go")).isEqualTo("A$1Local#go()");
    }

    @Test
    void unknownArgumentTypesDoNotHideTheMethod() {
        Snippets program = Snippets.of("""
                import lib.Unknown;
                class A {
                    void f(Unknown u, int x) {}
                    void f(Unknown u, String s) {}
                    void run(Unknown u) { f(u.make(), "s"); }
                }
                """);

        assertThat(program.target("A", "run", "f")).isEqualTo("A#f(lib.Unknown,java.lang.String)");
    }

    @Test
    void caughtAlternativesHaveWhatTheyShare() {
        Snippets program = Snippets.of("""
                class First extends Exception { public String getMessage() { return ""; } }
                class A {
                    void run() {
                        try { go(); } catch (First | java.io.IOException e) { e.getMessage(); }
                    }
                    void unknown() {
                        try { go(); } catch (lib.One | lib.Two e) { e.getMessage(); }
                    }
                    void go() throws Exception {}
                }
                """);

        assertThat(program.target("A", "run", "getMessage")).isEqualTo("java.lang.Throwable#getMessage()");
        assertThat(program.target("A", "unknown", "getMessage")).isEqualTo("java.lang.Throwable#getMessage()");
    }

    @Test
    void privateOverloadsOfOthersAreNoCandidates() {
        Snippets program = Snippets.of("""
                class Tools {
                    static void log(String format, Object... values) {}
                    private static void log(String format, String value) {}
                    void own() { log("a", "b"); }
                }
                """, "class User { void run() { Tools.log(\"a\", \"b\"); } }");

        assertThat(program.target("User", "run", "log")).isEqualTo("Tools#log(java.lang.String,java.lang.Object[])");
        assertThat(program.target("Tools", "own", "log")).isEqualTo("Tools#log(java.lang.String,java.lang.String)");
    }

    @Test
    void castCoversTheWholeMethodReference() {
        Snippets program = Snippets.of("""
                import java.util.function.Predicate;
                class A {
                    boolean test(String s) { return true; }
                    void run() { ((Predicate<String>) this::test).negate(); }
                }
                """);

        assertThat(program.target("A", "run", "negate")).isEqualTo("java.util.function.Predicate#negate()");
        assertThat(program.function("A", "run").functionalType()).isEqualTo("java.util.function.Predicate");
    }

    @Test
    void callsNestedTooDeeplyStayOpen() {
        Snippets program = Snippets.of("class A { void run(StringBuilder b) { b.length(); b" + ".append(1)".repeat(700)
                + "; } void some(StringBuilder b) { b" + ".append(1)".repeat(300) + "; } }");

        assertThat(program.link("A", "run").sites()).hasSize(701).doesNotContainNull();
        assertThat(program.target("A", "run", "length")).endsWith("#length()");
        assertThat(program.target("A", "some", "append")).isEqualTo("java.lang.StringBuilder#append(int)");
    }

    @Test
    void everyOrderAndThreadGivesTheSame() {
        String[] sources = {
            "interface H<T> { void on(T t); }",
            "class B<E> implements H<E> { public void on(E e) {} java.util.List<E> all() { return null; } }",
            "class C extends B<Thread> { void run() { all().forEach(t -> t.start()); all().get(0).join(); on(null); } }",
            "class D { void run(C c) { c.all().stream().map(t -> t.getName()).toList().get(0).trim(); c.run(); } }"
        };
        List<String> forward = everything(Snippets.of(sources), false);

        assertThat(everything(Snippets.of(sources), true)).isEqualTo(forward);
        assertThat(forward).contains("java.lang.String#trim()", "java.lang.Thread#start()");
    }

    private static List<String> everything(Snippets program, boolean parallel) {
        List<MethodModel> methods = program.linked().program().types().values().stream()
                .flatMap(type -> type.methods().stream())
                .toList();
        Stream<MethodModel> order = parallel ? methods.parallelStream() : methods.stream();
        return order.flatMap(method -> program.linked().link(method).sites().stream())
                .filter(ResolvedCall.class::isInstance)
                .map(site -> Snippets.describe((ResolvedCall) site))
                .sorted()
                .toList();
    }
}

package io.github.txguard.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.ResolvedType;
import io.github.txguard.resolve.SolverFallback.SolvedCall;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolSolverFallbackTest {
    @TempDir
    private Path root;

    private final Map<String, UnitModel> units = new TreeMap<>();

    private void write(String file, String source) throws IOException {
        byte[] content = source.getBytes(StandardCharsets.UTF_8);
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent() == null ? root : path.getParent());
        Files.write(path, content);
        UnitModel unit = new JavaFrontend(true)
                .parse(file, content, StandardCharsets.UTF_8)
                .unit();
        assertThat(unit).isNotNull();
        units.put(file, unit);
    }

    private SymbolSolverFallback fallback(Path... classPath) {
        ProgramModel program = new ProgramModel(List.copyOf(units.values()));
        return new SymbolSolverFallback(program, List.of(classPath), SourceReader.of(root, StandardCharsets.UTF_8));
    }

    /** The places of the calls of a name, in source order; {@code new} for object creations. */
    private List<Expr> calls(String file, String name) {
        List<Expr> calls = new ArrayList<>();
        for (TypeModel type : Objects.requireNonNull(units.get(file)).types()) {
            for (MethodModel method : type.methods()) {
                SiteWalk.walk(method.body(), (site, expr) -> {
                    if ((expr instanceof Expr.Call call && call.name().equals(name))
                            || (expr instanceof Expr.New && name.equals("new"))) {
                        calls.add(expr);
                    }
                });
            }
        }
        return calls;
    }

    private Optional<SolvedCall> solve(SymbolSolverFallback fallback, String file, String name) {
        Expr expr = calls(file, name).get(0);
        return expr instanceof Expr.Call call
                ? fallback.solve(file, call.line(), call.column())
                : fallback.solve(file, ((Expr.New) expr).line(), ((Expr.New) expr).column());
    }

    private static String shown(Optional<SolvedCall> call) {
        return call.map(c -> c.receiver().erasure() + " | " + c.declaringType() + "#" + c.name()
                        + String.join(",", c.parameterTypes()).transform(p -> "(" + p + ")")
                        + (c.isStatic() ? " static" : "") + (c.varargs() ? " varargs" : "")
                        + " | " + shown(c.returnType()))
                .orElse("unknown");
    }

    private static String shown(ResolvedType type) {
        String arguments = type.arguments().isEmpty()
                ? ""
                : "<"
                        + String.join(
                                ", ",
                                type.arguments().stream().map(a -> shown(a)).toList()) + ">";
        return type.name() + arguments + "[]".repeat(type.dimensions());
    }

    @Test
    void callsAreSolvedAcrossFilesWhateverTheirFolders() throws IOException {
        write("odd/place/A.java", """
                package p;
                public class A {
                  public static class Inner { public java.util.Map<String, int[]> f(A a, String... more) { return null; } }
                  public static Inner inner() { return new Inner(); }
                }
                """);
        write("T.java", """
                package q;
                import p.A;
                class T {
                  A.Inner inner;
                  void m() {
                    A.inner();
                    inner.f(new A(), "x")
                        .get("x");
                  }
                }
                """);
        try (SymbolSolverFallback fallback = fallback()) {
            assertThat(shown(solve(fallback, "T.java", "inner"))).isEqualTo("p.A | p.A#inner() static | p.A.Inner");
            assertThat(shown(solve(fallback, "T.java", "f")))
                    .isEqualTo("p.A.Inner | p.A.Inner#f(p.A,java.lang.String[]) varargs"
                            + " | java.util.Map<java.lang.String, int[]>");
            assertThat(shown(solve(fallback, "T.java", "get")))
                    .isEqualTo("java.util.Map | java.util.Map#get(java.lang.Object) | int[]");
            assertThat(shown(solve(fallback, "T.java", "new"))).isEqualTo("p.A | p.A#<init>() | p.A");
            assertThat(fallback.solve("T.java", 1, 1)).isEmpty();
        }
    }

    @Test
    void chainsOfGenericCallsKeepTheirTypes() throws IOException {
        write("T.java", """
                import java.util.*;
                class T {
                  List<T> all;
                  String name() { return ""; }
                  int m() {
                    return all.stream().map(t -> t.name().trim()).toList().get(0).length();
                  }
                  <X extends Comparable<X> & Runnable> X most(Collection<? super X> xs) { return null; }
                  void n() { most(null); }
                }
                """);
        try (SymbolSolverFallback fallback = fallback()) {
            assertThat(shown(solve(fallback, "T.java", "trim")))
                    .isEqualTo("java.lang.String | java.lang.String#trim() | java.lang.String");
            assertThat(shown(solve(fallback, "T.java", "length")))
                    .isEqualTo("java.lang.String | java.lang.String#length() | int");
            assertThat(shown(solve(fallback, "T.java", "most")))
                    .startsWith(" | T#most(java.util.Collection) | java.lang.Comparable");
        }
    }

    @Test
    void constructorsMayCallEachOther() throws IOException {
        write("T.java", """
                class T extends B {
                  T(int a) { super("x"); }
                  T() { this(1); }
                }
                class B { B(CharSequence... s) {} }
                """);
        try (SymbolSolverFallback fallback = fallback()) {
            assertThat(shown(solve(fallback, "T.java", "<super>")))
                    .isEqualTo("B | B#<init>(java.lang.CharSequence[]) varargs | void");
            assertThat(shown(solve(fallback, "T.java", "<this>"))).isEqualTo("T | T#<init>(int) | void");
        }
    }

    @Test
    void localTypesHaveTheNamesOfTheProgramModel() throws IOException {
        write("T.java", """
                package p;
                class T {
                  void m() {
                    class L { L self() { return this; } void f() {} }
                    enum E { X; void g() {} }
                    new L().self().f();
                    E.X.g();
                  }
                }
                """);
        try (SymbolSolverFallback fallback = fallback()) {
            assertThat(shown(solve(fallback, "T.java", "f"))).isEqualTo("p.T$1L | p.T$1L#f() | void");
        }
    }

    @Test
    void librariesAreReadFromTheClassPath() throws IOException, URISyntaxException {
        Path jar = Path.of(
                Text.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        write("T.java", """
                import org.commonmark.node.*;
                class T { Node m() { return new Text("x").getParent(); } }
                """);
        Path corrupt = Files.writeString(root.resolve("corrupt.jar"), "no jar");
        try (SymbolSolverFallback fallback = fallback(root.resolve("missing.jar"), corrupt, jar)) {
            assertThat(shown(solve(fallback, "T.java", "getParent")))
                    .isEqualTo("org.commonmark.node.Text | org.commonmark.node.Node#getParent()"
                            + " | org.commonmark.node.Node");
        }
        try (SymbolSolverFallback fallback = fallback()) {
            assertThat(solve(fallback, "T.java", "getParent")).isEmpty();
        }
    }

    @Test
    void whatCannotBeKnownIsEmpty() throws IOException {
        write("T.java", "class T extends Gone { void m() { f(); Gone.g(); x.h(); this.i(); } }");
        try (SymbolSolverFallback fallback = fallback()) {
            for (String name : List.of("f", "g", "h", "i")) {
                assertThat(solve(fallback, "T.java", name)).isEmpty();
            }
            assertThat(fallback.solve("Missing.java", 1, 1)).isEmpty();
            Files.delete(root.resolve("T.java"));
            assertThat(solve(fallback, "T.java", "f")).isEmpty();
        }
    }

    @Test
    void closingForgetsAndQuestionsStartAnew() throws IOException {
        write("T.java", "class T { void m() { toString(); } }");
        SymbolSolverFallback fallback = fallback();
        Optional<SolvedCall> first = solve(fallback, "T.java", "toString");
        fallback.close();
        assertThat(first).isPresent().isEqualTo(solve(fallback, "T.java", "toString"));
        fallback.close();
    }

    @Test
    void threadsGetTheSameAnswersInAnyOrder() throws IOException, InterruptedException, ExecutionException {
        StringBuilder source =
                new StringBuilder("import java.util.*; class T { List<String> l; T next(T t) { return t; }\n");
        for (int i = 0; i < 40; i++) {
            source.append(
                    "void m" + i + "() { l.stream().map(s -> s.length()).forEach(i -> next(this).next(null)); }\n");
        }
        write("T.java", source.append("}").toString());
        List<Expr> places = new ArrayList<>(calls("T.java", "next"));
        places.addAll(calls("T.java", "length"));
        try (SymbolSolverFallback alone = fallback();
                SymbolSolverFallback shared = fallback()) {
            List<String> expected = answers(alone, places);
            assertThat(expected).doesNotContain("unknown");
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<Expr> rotated = new ArrayList<>(places);
                int distance = i * 17;
                Collections.rotate(rotated, distance);
                tasks.add(() -> {
                    List<String> answers = answers(shared, rotated);
                    Collections.rotate(answers, -distance);
                    return answers;
                });
            }
            for (Future<List<String>> answers : threads.invokeAll(tasks)) {
                assertThat(answers.get()).isEqualTo(expected);
            }
            threads.shutdown();
        }
    }

    private static List<String> answers(SymbolSolverFallback fallback, List<Expr> places) {
        List<String> answers = new ArrayList<>();
        for (Expr place : places) {
            Expr.Call call = (Expr.Call) place;
            answers.add(shown(fallback.solve("T.java", call.line(), call.column())));
        }
        return answers;
    }

    @Test
    void explosionsOfNestedLambdasEnd() throws IOException {
        int depth = 14;
        write(
                "T.java",
                "import java.util.concurrent.*; import java.util.function.*; class T {\n"
                        + "<A> A f(Function<A, A> g) { return null; } <A> A f(BiFunction<A, A, A> g) { return null; }\n"
                        + "<A> A f(Callable<A> g) { return null; } <A> A f(Supplier<A> g) { return null; }\n"
                        + "Object m() { return " + "f(() -> ".repeat(depth) + "g()" + ")".repeat(depth) + "; } }");
        try (SymbolSolverFallback fallback = fallback()) {
            for (Expr place : calls("T.java", "f")) {
                Expr.Call call = (Expr.Call) place;
                assertThat(fallback.solve("T.java", call.line(), call.column())).isNotNull();
            }
        }
    }
}

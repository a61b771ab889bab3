package io.github.txguard.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.Catalogs;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.ClassPathIndex;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ProgramLinker;
import io.github.txguard.resolve.SolverFallback;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedCallsTest {
    private static final String PROGRAM = """
            class A { void go() {} }
            class B { void go() {} }
            class One { void one(A a) { a.go(); a.toString(); a.go(); } }
            class Two { void two(B b) { b.go(); } }
            class Three { void three(A a) { Runnable r = () -> a.go(); } }
            """;

    private final ProgramModel program = parsed();
    private final NamedCalls calls = new NamedCalls(
            graph(), "go", List.of(method("One", "one"), method("Two", "two"), method("Three", "three")));

    @Test
    void nothingIsLookedIntoBeforeSomebodyAsks() {
        assertThat(calls.size()).isZero();
        assertThat(callers("A", 0)).isEmpty();
    }

    @Test
    void eachStepLooksIntoOneMethod() {
        assertThat(calls.advance()).isTrue();
        assertThat(callers("A", 0)).containsExactly("one", "one");
        assertThat(callers("B", 0)).isEmpty();
        assertThat(calls.advance()).isTrue();
        assertThat(callers("B", 0)).containsExactly("two");
    }

    @Test
    void callsAreToldApartByWhatTheyReferTo() {
        all();
        assertThat(callers("A", 0)).containsExactly("one", "one", "three");
        assertThat(callers("B", 0)).containsExactly("two");
        assertThat(calls.known(Set.of(method("A", "go"), method("B", "go")), 0))
                .as("in the order of the program")
                .extracting(caller -> caller.code().method().name())
                .containsExactly("one", "one", "two", "three");
    }

    @Test
    void whatIsKnownAlreadyCanBeLeftOut() {
        calls.advance();
        int seen = calls.size();
        all();
        assertThat(callers("A", seen)).containsExactly("three");
        assertThat(callers("A", calls.size())).isEmpty();
    }

    private void all() {
        while (calls.advance()) {
            // looks into the next one
        }
    }

    private List<String> callers(String type, int from) {
        return calls.known(Set.of(method(type, "go")), from).stream()
                .map(caller -> caller.code().method().name())
                .toList();
    }

    private MethodModel method(String type, String name) {
        return program.type(type).orElseThrow().methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CallGraph graph() {
        ApiCatalog catalog = Catalogs.builtIn();
        LinkedProgram linked = ProgramLinker.link(program, catalog, ClassPathIndex.ofJdk(), SolverFallback.NONE);
        return new CallGraph(linked, catalog, ApplicationConfig.of(List.of(), linked, catalog, problem -> {}));
    }

    private static ProgramModel parsed() {
        UnitModel unit = new JavaFrontend(true)
                .parse("Program.java", PROGRAM.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .unit();
        return new ProgramModel(List.of(Objects.requireNonNull(unit)));
    }
}

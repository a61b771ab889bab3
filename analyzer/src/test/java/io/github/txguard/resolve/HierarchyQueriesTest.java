package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HierarchyQueriesTest {
    private final Snippets program = Snippets.of("""
            package a;
            class Order {}
            interface Handler<T> { void handle(T event); default void twice(T event) { handle(event); handle(event); } }
            abstract class Base<E> implements Handler<E> { public void handle(E event) {} void handle(int n) {} }
            class Orders implements Handler<Order> { public void handle(Order order) {} }
            class Inherits extends Base<Order> {}
            class Overrides extends Base<Order> { public void handle(Order order) {} public void twice(Order o) {} }
            class Job implements Runnable, java.util.concurrent.Callable<Order> {
                public void run() {}
                public Order call() { return null; }
            }
            class Sorter implements java.util.Comparator<Order> { public int compare(Order a, Order b) { return 0; } }
            class Remote implements lib.Remote, Handler<String> { public void handle(String s) {} public void ping(int x) {} }
            """);
    private final LinkedProgram linked = program.linked();

    private Optional<MethodModel> implementation(String concrete, MethodModel declared) {
        return linked.implementation(program.type(concrete), declared);
    }

    @Test
    void supertypesComeNearestFirst() {
        assertThat(linked.supertypes("a.Overrides"))
                .containsExactly("a.Overrides", "a.Base", "a.Handler", "java.lang.Object");
        assertThat(linked.supertypes("a.Remote"))
                .containsExactly("a.Remote", "lib.Remote", "a.Handler", "java.lang.Object");
        assertThat(linked.supertypes("lib.Unknown")).containsExactly("lib.Unknown", "java.lang.Object");
    }

    @Test
    void subtypingKnowsSourcesAndLibraries() {
        assertThat(linked.isSubtype("a.Inherits", "a.Handler")).isTrue();
        assertThat(linked.isSubtype("a.Handler", "a.Inherits")).isFalse();
        assertThat(linked.isSubtype("java.util.ArrayList", "java.lang.Iterable"))
                .isTrue();
        assertThat(linked.isSubtype("a.Remote", "lib.Remote")).isTrue();
        assertThat(linked.isSubtype("a.Handler", "java.lang.Object")).isTrue();
    }

    @Test
    void subtypesInTheSourcesAreSorted() {
        assertThat(linked.sourceSubtypes("a.Handler"))
                .extracting(TypeModel::name)
                .containsExactly("a.Base", "a.Handler", "a.Inherits", "a.Orders", "a.Overrides", "a.Remote");
        assertThat(linked.sourceSubtypes("java.lang.Runnable"))
                .extracting(TypeModel::name)
                .containsExactly("a.Job");
        assertThat(linked.sourceSubtypes("lib.Remote"))
                .extracting(TypeModel::name)
                .containsExactly("a.Remote");
    }

    @Test
    void implementationSeesTypeArguments() {
        MethodModel declared = program.method("a.Handler", "handle");

        assertThat(implementation("a.Orders", declared)).containsSame(program.method("a.Orders", "handle"));
        assertThat(implementation("a.Inherits", declared)).containsSame(program.method("a.Base", "handle"));
        assertThat(implementation("a.Overrides", declared)).containsSame(program.method("a.Overrides", "handle"));
        assertThat(implementation("a.Overrides", program.method("a.Base", "handle")))
                .containsSame(program.method("a.Overrides", "handle"));
    }

    @Test
    void defaultMethodRunsUnlessOverridden() {
        MethodModel twice = program.method("a.Handler", "twice");

        assertThat(implementation("a.Orders", twice)).containsSame(twice);
        assertThat(implementation("a.Overrides", twice)).containsSame(program.method("a.Overrides", "twice"));
    }

    @Test
    void implementationOfLibraryMethodIsFoundByNameAndArity() {
        TypeModel job = program.type("a.Job");
        TypeModel sorter = program.type("a.Sorter");

        assertThat(linked.implementation(job, "run", List.of())).containsSame(program.method("a.Job", "run"));
        assertThat(linked.implementation(job, "call", List.of())).containsSame(program.method("a.Job", "call"));
        assertThat(linked.implementation(sorter, "compare", List.of("java.lang.Object", "java.lang.Object")))
                .containsSame(program.method("a.Sorter", "compare"));
        assertThat(linked.implementation(sorter, "compare", List.of("java.lang.Object")))
                .isEmpty();
        assertThat(linked.implementation(program.type("a.Remote"), "ping", List.of("")))
                .containsSame(program.method("a.Remote", "ping"));
        assertThat(linked.implementation(sorter, "reversed", List.of())).isEmpty();
    }

    @Test
    void overriddenMethodsAreThoseOfSupertypesWithTheSameSignature() {
        assertThat(linked.overridden(program.method("a.Overrides", "handle")))
                .containsExactly(program.method("a.Base", "handle"), program.method("a.Handler", "handle"));
        assertThat(linked.overridden(program.method("a.Job", "run"))).isEmpty();
    }

    @Test
    void functionalInterfacesHaveOneAbstractMethod() {
        assertThat(linked.functionalMethod("a.Handler")).contains("handle");
        assertThat(linked.functionalMethod("java.lang.Runnable")).contains("run");
        assertThat(linked.functionalMethod("java.util.Comparator")).contains("compare");
        assertThat(linked.functionalMethod("java.util.function.BinaryOperator")).contains("apply");
        assertThat(linked.functionalMethod("java.util.List")).isEmpty();
        assertThat(linked.functionalMethod("a.Orders")).isEmpty();
        assertThat(linked.functionalMethod("lib.Unknown")).isEmpty();
    }
}

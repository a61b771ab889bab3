package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which methods a call leads to. */
final class DispatchTest {
    @TempDir
    Path folder;

    /** Findings of a transaction that calls something, among these types. */
    private List<String> findings(String call, String types) {
        return Sources.in(folder).program("""
                        class A {
                            Port port;
                            Adapter adapter;
                            @Transactional
                            public void pay() { %s }
                        }
                        %s
                        """.formatted(call, types)).findings();
    }

    @Test
    void onlyImplementationOfAnInterfaceIsCertain() {
        assertThat(findings("port.call();", """
                        interface Port { void call(); }
                        class Adapter implements Port { public void call() { Thread.sleep(9); } }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void oneOfTwoImplementationsIsLikely() {
        assertThat(findings("port.call();", """
                        interface Port { void call(); }
                        class Adapter implements Port { public void call() { Thread.sleep(9); } }
                        class Fake implements Port { public void call() { } }
                        """))
                .containsExactly("TXG002 held likely  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void oneOfManyImplementationsIsOnlyPossible() {
        StringBuilder types = new StringBuilder("""
                interface Port { void call(); }
                class Adapter implements Port { public void call() { Thread.sleep(9); } }
                """);
        for (int i = 0; i < 30; i++) {
            types.append("class Other%d implements Port { public void call() { } }\n".formatted(i));
        }
        assertThat(findings("port.call();", types.toString())).isEmpty();
        assertThat(Sources.in(folder).withPossibleFindings().findings())
                .containsExactly("TXG002 held possible  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void methodOfAnAbstractClassLeadsToItsSubclass() {
        assertThat(findings("port.call();", """
                        abstract class Port { abstract void call(); }
                        class Adapter extends Port { void call() { Thread.sleep(9); } }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void receiverOfAConcreteTypeLeadsNowhereElse() {
        assertThat(findings("adapter.call();", """
                        interface Port { void call(); }
                        class Adapter implements Port { public void call() { } }
                        class Slow implements Port { public void call() { Thread.sleep(9); } }
                        """)).isEmpty();
    }

    @Test
    void inheritedMethodRuns() {
        assertThat(findings("adapter.call();", """
                        interface Port { }
                        class Base { void call() { Thread.sleep(9); } }
                        class Adapter extends Base { }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Base.call -> Thread.sleep");
    }

    @Test
    void overriddenMethodDoesNotRun() {
        assertThat(findings("adapter.call();", """
                        interface Port { }
                        class Base { void call() { Thread.sleep(9); } }
                        class Adapter extends Base { void call() { } }
                        """)).isEmpty();
    }

    @Test
    void superCallRunsTheOverriddenMethod() {
        assertThat(findings("adapter.call();", """
                        interface Port { }
                        class Base { void call() { Thread.sleep(9); } }
                        class Adapter extends Base { void call() { super.call(); } }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Adapter.call -> Base.call -> Thread.sleep");
    }

    @Test
    void defaultMethodOfAnInterfaceRuns() {
        assertThat(findings("port.call();", """
                        interface Port { default void call() { Thread.sleep(9); } }
                        class Adapter implements Port { }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void templateMethodRunsTheHookOfItsOwnClass() {
        assertThat(findings("adapter.call();", """
                        interface Port { }
                        abstract class Base { void call() { hook(); } abstract void hook(); }
                        class Adapter extends Base { void hook() { } }
                        class Slow extends Base { void hook() { Thread.sleep(9); } }
                        """)).isEmpty();
    }

    @Test
    void templateMethodReachesTheWaitingHookOfItsOwnClass() {
        assertThat(findings("adapter.call();", """
                        interface Port { }
                        abstract class Base { void call() { hook(); } abstract void hook(); }
                        class Adapter extends Base { void hook() { Thread.sleep(9); } }
                        class Quick extends Base { void hook() { } }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Base.call -> Base.hook -> Thread.sleep");
    }

    @Test
    void methodOfAnAnonymousClassRuns() {
        assertThat(findings(
                        "Port mine = new Port() { public void call() { Thread.sleep(9); } }; mine.call();",
                        "interface Port { void call(); } class Adapter { }"))
                .containsExactly("TXG002 held certain  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void lambdaCalledInPlaceRuns() {
        assertThat(findings(
                        "Runnable mine = () -> Thread.sleep(9); mine.run();", "interface Port { } class Adapter { }"))
                .containsExactly("TXG002 held certain  A.pay -> Runnable.run -> Thread.sleep");
    }

    @Test
    void constructorAndInitializerRun() {
        assertThat(findings("new Adapter();", """
                        interface Port { }
                        class Adapter { { Thread.sleep(9); } Adapter() { Thread.sleep(9); } }
                        """)).hasSize(2);
    }

    @Test
    void staticMethodRuns() {
        assertThat(findings(
                        "Adapter.call();",
                        "interface Port { } class Adapter { static void call() { Thread.sleep(9); } }"))
                .containsExactly("TXG002 held certain  A.pay -> Adapter.call -> Thread.sleep");
    }

    @Test
    void overloadsAreKeptApart() {
        assertThat(findings("adapter.call(\"a\");", """
                        interface Port { }
                        class Adapter { void call(String a) { } void call(int a) { Thread.sleep(9); } }
                        """)).isEmpty();
    }

    @Test
    void recursionEnds() {
        assertThat(findings("adapter.call(3);", """
                        interface Port { }
                        class Adapter {
                            void call(int n) { if (n > 0) { again(n - 1); } else { Thread.sleep(9); } }
                            void again(int n) { call(n); }
                        }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Adapter.call -> Thread.sleep");
    }

    @Test
    void shortestPathIsReported() {
        assertThat(findings("adapter.far(); adapter.call();", """
                        interface Port { }
                        class Adapter {
                            void far() { farther(); }
                            void farther() { call(); }
                            void call() { Thread.sleep(9); }
                        }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Adapter.call -> Thread.sleep");
    }
}

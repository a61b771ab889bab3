package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.StubType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class MissingLibrariesTest {
    /** A catalog that records the client {@code lib.Client} and its nested builder. */
    private static final ApiCatalog RECORDED = new StubCatalog(
            new StubType(
                    "lib/Client",
                    Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                    null,
                    "java/lang/Object",
                    List.of("java/lang/AutoCloseable"),
                    List.of(
                            new StubType.Member("create", 9, "()Llib/Client$Builder;", null),
                            new StubType.Member(
                                    "get",
                                    1025,
                                    "(Ljava/lang/Class;)Ljava/lang/Object;",
                                    "<T:Ljava/lang/Object;>(Ljava/lang/Class<TT;>;)TT;"))),
            new StubType(
                    "lib/Client$Builder",
                    Opcodes.ACC_PUBLIC,
                    null,
                    "java/lang/Object",
                    List.of(),
                    List.of(new StubType.Member("build", 1, "()Llib/Client;", null))));

    @Test
    void unknownReceiverTypeIsNamedByItsImport() {
        Snippets program = Snippets.of(
                "package a; import lib.Client; class A { Client c; void run(int n) { c.send(n, \"x\").later(); } }");

        ResolvedCall call = program.call("a.A", "run", "send");
        assertThat(Snippets.describe(call)).isEqualTo("lib.Client#send(int,java.lang.String)?");
        assertThat(call.receiver().name()).isEqualTo("lib.Client");
        assertThat(program.target("a.A", "run", "later")).isEqualTo("#later()?");
    }

    @Test
    void methodOfUnknownSupertypeBelongsToTheReceiver() {
        Snippets program = Snippets.of("""
                package a;
                import lib.JpaRepository;
                interface Orders extends JpaRepository<String, Long> {}
                class Base extends lib.Support {}
                class A extends Base {
                    Orders orders;
                    void run() { orders.save("x"); template(); }
                    Runnable r = new Runnable() { public void run() { template(); } };
                }
                """);

        assertThat(program.target("a.A", "run", "save")).isEqualTo("a.Orders#save(java.lang.String)?");
        assertThat(program.linked().supertypes("a.Orders")).contains("lib.JpaRepository");
        assertThat(program.target("a.A", "run", "template")).isEqualTo("a.A#template()?");
        assertThat(program.target("a.A$1", "run", "template")).isEqualTo("a.A#template()?");
    }

    @Test
    void staticImportOfUnknownTypeNamesTheOwner() {
        Snippets program = Snippets.of("""
                import static lib.Matchers.eq;
                import static lib.Verify.*;
                class A { void run() { eq(1); verify("x"); } }
                """);

        assertThat(program.target("A", "run", "eq")).isEqualTo("lib.Matchers#eq(int)?");
        assertThat(program.call("A", "run", "eq").isStatic()).isTrue();
        assertThat(program.target("A", "run", "verify")).isEqualTo("lib.Verify#verify(java.lang.String)?");
    }

    @Test
    void recordedSignaturesCarryFluentChains() {
        Snippets program = Snippets.with(RECORDED, ClassPathIndex.ofJdk(), SolverFallback.NONE, """
                import lib.*;
                class A {
                    void run() throws Exception {
                        Client.create().build().get(Thread.class).start();
                        Client.Builder b = null;
                        b.build().close();
                    }
                }
                """);

        assertThat(program.target("A", "run", "create")).isEqualTo("lib.Client#create()");
        assertThat(program.target("A", "run", "build")).isEqualTo("lib.Client.Builder#build()");
        assertThat(program.target("A", "run", "start")).isEqualTo("java.lang.Thread#start()");
        assertThat(program.target("A", "run", "close")).isEqualTo("java.lang.AutoCloseable#close()");
    }

    @Test
    void solverIsAskedForCallsThatFitNoMethodOfKnownTypes() {
        SolverFallback solver = (file, line, column) -> Optional.of(new SolverFallback.SolvedCall(
                ResolvedType.of("lib.Found"),
                "A",
                "target",
                List.of("int"),
                false,
                false,
                ResolvedType.of("java.lang.Thread")));
        Snippets program = Snippets.with(new StubCatalog(), ClassPathIndex.ofJdk(), solver, """
                class A {
                    void target(int n) {}
                    void known() {}
                    void go(int n) {}
                    void run(A a) { known(); a.go().start(); }
                    void missing(lib.U u) { u.go().stop(); lib.V.FIELD.halt(); }
                }
                """);

        assertThat(program.target("A", "run", "known")).isEqualTo("A#known()");
        assertThat(program.call("A", "run", "go").target()).isSameAs(program.method("A", "target"));
        assertThat(program.target("A", "run", "start")).isEqualTo("java.lang.Thread#start()");
        assertThat(program.target("A", "missing", "go")).isEqualTo("lib.U#go()?");
        assertThat(program.call("A", "missing", "stop").known()).isFalse();
        assertThat(program.call("A", "missing", "halt").known()).isFalse();
    }

    @Test
    void brokenHierarchiesDoNotLoop() {
        Snippets program = Snippets.of("""
                class A extends B { void run() { missing(); this.toString(); } }
                class B extends A {}
                class C<T extends C<T>> extends C<C<T>> { T self; void run() { self.self.self.run(); } }
                interface D<X extends Y, Y extends X> { void go(X x); }
                class E { void run(D<?, ?> d) { d.go(null); } }
                """);

        assertThat(program.target("A", "run", "missing")).isEqualTo("A#missing()?");
        assertThat(program.target("A", "run", "toString")).isEqualTo("java.lang.Object#toString()");
        assertThat(program.target("C", "run", "run")).isEqualTo("C#run()");
        assertThat(program.call("E", "run", "go").known()).isTrue();
    }
}

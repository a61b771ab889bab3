package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes the objects have that the program makes itself. */
final class MadeReceiversTest {
    private static final String PORTS = """
            interface Port { void call(); }
            class Slow implements Port { public void call() { Thread.sleep(9); } }
            class Quick implements Port { public void call() { } }
            class Other implements Port { public void call() { } }
            """;

    @TempDir
    Path folder;

    private List<String> findings(String members, String call, String types) {
        return Sources.in(folder)
                .program("""
                        class A {
                            %s
                            @Transactional
                            public void pay() { %s }
                        }
                        %s
                        """.formatted(members, call, types) + PORTS)
                .findings();
    }

    private void follows(String members, String call, String types) {
        assertThat(findings(members.formatted("Slow"), call.formatted("Slow"), types.formatted("Slow")))
                .singleElement()
                .asString()
                .startsWith("TXG002 held certain");
        assertThat(findings(members.formatted("Quick"), call.formatted("Quick"), types.formatted("Quick")))
                .isEmpty();
    }

    @Test
    void fieldWithAnInitialValue() {
        follows("private final Port port = new %s();", "port.call();", "");
    }

    @Test
    void fieldAssignedInTheConstructor() {
        follows("private final Port port; A() { this.port = new %s(); }", "port.call();", "");
    }

    @Test
    void chainOfCallsOnSomethingCreated() {
        String builders = """
                interface Builder { Builder size(int n); Port build(); }
                class Plain implements Builder {
                    public Builder size(int n) { return this; }
                    public Port build() { return new %s(); }
                }
                class Fancy extends Plain { public Port build() { return new Other(); } }
                """;
        follows("private final Port port = new Plain().size(1).size(2).build();", "port.call();", builders);
        assertThat(findings(
                        "private final Port port = new Fancy().size(1).build();",
                        "port.call();",
                        builders.formatted("Slow")))
                .isEmpty();
    }

    @Test
    void fieldThatSomebodyElseMayAssignIsOpen() {
        String members = "private Port port = new Quick(); void setPort(Port port) { this.port = port; }";
        assertThat(findings(members, "port.call();", "")).hasSize(1);
    }

    @Test
    void fieldAssignedFromANameIsOpen() {
        String members = "Port port = Registry.FIRST; void reset() { port = new Quick(); }";
        String registry = "class Registry { static Port FIRST = find(); static native Port find(); }";
        assertThat(findings(members, "port.call();", registry)).hasSize(1);
    }

    @Test
    void localVariable() {
        follows("", "Port port = new %s(); port.call();", "");
    }

    @Test
    void eitherOfTwoIsLikely() {
        String members = "boolean fast; private Port port() { return fast ? new Quick() : new Slow(); }";
        assertThat(findings(members, "port().call();", ""))
                .containsExactly("TXG002 held likely  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void localThatMayHoldSomethingElseIsOpen() {
        String members = "native Port find();";
        assertThat(findings(members, "Port port = new Quick(); if (port != null) { port = find(); } port.call();", ""))
                .hasSize(1);
    }

    @Test
    void staticFactory() {
        follows("", "Ports.make().call();", "class Ports { static Port make() { return new %s(); } }");
    }

    @Test
    void factoryThatDelegates() {
        follows("", "Ports.make().call();", """
                class Ports {
                    static Port make() { Port made = cached(); return made; }
                    private static Port cached() { return PORT; }
                    private static final Port PORT = new %s();
                }
                """);
    }

    @Test
    void factoryBehindAnInterface() {
        follows("Maker maker;", "maker.make().call();", """
                interface Maker { Port make(); }
                class PlainMaker implements Maker { public Port make() { return new %s(); } }
                """);
    }

    @Test
    void handlerOfAnEnumConstant() {
        follows("", "Kind.FIRST.handler.call();", """
                enum Kind {
                    FIRST(new %s());
                    final Port handler;
                    Kind(Port handler) { this.handler = handler; }
                }
                """);
    }

    @Test
    void handlerOfAnEnumBehindAGetter() {
        follows("Kind kind;", "kind.handler().call();", """
                enum Kind {
                    FIRST(new %s()), SECOND(new Other());
                    private final Port handler;
                    Kind(Port handler) { this.handler = handler; }
                    Port handler() { return handler; }
                }
                """.replace(", SECOND(new Other())", ""));
    }

    @Test
    void constantWithABodyRunsItsOwnMethod() {
        follows("", "Kind.FIRST.call();", """
                enum Kind implements Port {
                    FIRST { public void call() { new %s().call(); } },
                    SECOND { public void call() { Thread.sleep(9); } };
                }
                """);
    }

    @Test
    void argumentOfASuperclass() {
        follows("", "new Command().execute();", """
                abstract class Base {
                    private final Port port;
                    Base(Port port) { this.port = port; }
                    void execute() { port.call(); }
                }
                class Command extends Base { Command() { super(new %s()); } }
                class OtherCommand extends Base { OtherCommand() { super(new Slow()); } }
                """);
    }

    @Test
    void componentOfARecord() {
        follows("", "new Command(new %s()).execute();", """
                record Command(Port port) { void execute() { port.call(); } }
                """);
    }

    @Test
    void hookThatNamesTheCollaborator() {
        follows("", "new Command().execute();", """
                abstract class Base {
                    abstract Port port();
                    void execute() { port().call(); }
                }
                class Command extends Base { Port port() { return new %s(); } }
                class OtherCommand extends Base { Port port() { return new Slow(); } }
                """);
    }

    @Test
    void switchChooses() {
        String members =
                "int kind; Port port() { return switch (kind) { case 1 -> new Other(); default -> new %s(); }; }";
        assertThat(findings(members.formatted("Slow"), "port().call();", "")).hasSize(1);
        assertThat(findings(members.formatted("Quick"), "port().call();", "")).isEmpty();
    }

    @Test
    void factoryThatCannotBeLookedThroughGivesWhatIsOnlyPossible() {
        String registry = """
                class Registry {
                    final java.util.Map<String, Object> ports = new java.util.HashMap<>();
                    void fill() { ports.put("a", new Quick()); ports.put("b", new Slow()); }
                    Port find(String name) { return (Port) ports.get(name); }
                }
                """;
        assertThat(findings("Registry registry;", "registry.find(\"a\").call();", registry))
                .isEmpty();
    }
}

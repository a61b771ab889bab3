package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LombokTest {
    @Test
    void accessorsAreKnown() {
        Snippets program = Snippets.of("""
                import lombok.Data;
                import lombok.Getter;
                @Data class Order { private String id; private boolean open; private boolean isPaid; private final int n; }
                class Partial { @Getter private Order order; private String hidden; }
                class A {
                    void run(Order o, Partial p) {
                        o.getId().trim(); o.isOpen(); o.isPaid(); o.setId("x"); o.getN();
                        p.getOrder().getId(); p.getHidden();
                    }
                }
                """);

        assertThat(program.target("A", "run", "trim")).isEqualTo("java.lang.String#trim()");
        assertThat(program.target("A", "run", "isOpen")).isEqualTo("Order#isOpen()");
        assertThat(program.target("A", "run", "isPaid")).isEqualTo("Order#isPaid()");
        assertThat(program.target("A", "run", "setId")).isEqualTo("Order#setId(java.lang.String)");
        assertThat(program.target("A", "run", "getOrder")).isEqualTo("Partial#getOrder()");
        assertThat(program.target("A", "run", "getHidden")).isEqualTo("Partial#getHidden()?");
        assertThat(program.call("A", "run", "getId").target()).isNull();
    }

    @Test
    void buildersAndConstructorsAreKnown() {
        Snippets program = Snippets.of("""
                import lombok.*;
                @Builder class Mail { private String to; @Singular private java.util.List<String> tags; void send() {} }
                @RequiredArgsConstructor class Service { private final Mail mail; private int count; }
                @AllArgsConstructor @NoArgsConstructor class Both { private int a; private String b; }
                class A {
                    void run() { Mail.builder().to("x").tag("y").build().send(); }
                    Object required(Mail m) { return new Service(m); }
                    Object all() { return new Both(1, "b"); }
                    Object none() { return new Both(); }
                }
                """);

        assertThat(program.target("A", "run", "to")).isEqualTo("Mail.MailBuilder#to(java.lang.String)");
        assertThat(program.target("A", "run", "send")).isEqualTo("Mail#send()");
        assertThat(Snippets.describe(program.creation("A", "required"))).isEqualTo("Service#<init>(Mail)");
        assertThat(Snippets.describe(program.creation("A", "all"))).isEqualTo("Both#<init>(int,java.lang.String)");
        assertThat(Snippets.describe(program.creation("A", "none"))).isEqualTo("Both#<init>()");
    }

    @Test
    void loggersAndWithersAreKnown() {
        Snippets program = Snippets.of("""
                import lombok.extern.slf4j.Slf4j;
                import lombok.With;
                @Slf4j class A {
                    @With private String name;
                    void run() { log.info("x"); withName("y").run(); }
                }
                """);

        assertThat(program.call("A", "run", "info").receiver().name()).isEqualTo("org.slf4j.Logger");
        assertThat(program.target("A", "run", "run")).isEqualTo("A#run()");
    }

    @Test
    void annotationsOfTheSameNameElsewhereAddNothing() {
        Snippets program = Snippets.of(
                "import other.Data; @Data class Order { private String id; }",
                "class A { void run(Order o) { o.getId(); } }");

        assertThat(program.call("A", "run", "getId").known()).isFalse();
    }
}

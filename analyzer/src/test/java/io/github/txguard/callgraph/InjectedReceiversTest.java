package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several classes a container hands to a field or parameter. */
final class InjectedReceiversTest {
    private static final String IMPORTS = """
            package p;
            import java.util.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.context.annotation.*;
            import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
            import org.springframework.stereotype.*;
            import org.springframework.transaction.annotation.Transactional;
            import lombok.*;
            """;

    private static final String PORTS = """
            interface Port { void call(); }
            %s class Slow implements Port { public void call() { Thread.sleep(9); } }
            %s class Quick implements Port { public void call() { } }
            """;

    private static final String SLOW = "TXG002 held certain  A.pay -> Port.call -> Thread.sleep";
    private static final String PERHAPS_SLOW = "TXG002 held likely  A.pay -> Port.call -> Thread.sleep";

    @TempDir
    Path folder;

    private List<String> findings(String types) {
        return Sources.in(folder).file("p/A.java", IMPORTS + types).findings();
    }

    private List<String> field(String field, String slow, String quick) {
        return findings("""
                @Service class A {
                    %s
                    @Transactional public void pay() { port.call(); }
                }
                """.formatted(field) + PORTS.formatted(slow, quick));
    }

    @Test
    void onlyBeanIsInjected() {
        assertThat(field("@Autowired Port port;", "@Component", "")).containsExactly(SLOW);
        assertThat(field("@Autowired Port port;", "", "@Component")).isEmpty();
    }

    @Test
    void constructorParameterIsInjected() {
        String field = "private final Port port; A(Port port) { this.port = port; }";
        assertThat(field(field, "@Component", "")).containsExactly(SLOW);
        assertThat(field(field, "", "@Component")).isEmpty();
    }

    @Test
    void checkedConstructorParameterIsOneOfTheBeans() {
        String field = "private final Port port; A(Port port) { this.port = Objects.requireNonNull(port); }";
        assertThat(field(field, "@Component", "")).containsExactly(SLOW);
        assertThat(field(field, "", "@Component")).isEmpty();
    }

    @Test
    void parameterOfAnInjectedSetterIsInjected() {
        String field = "private Port port; @Autowired void setPort(Port port) { this.port = port; }";
        assertThat(field(field, "@Component", "")).containsExactly(SLOW);
        assertThat(field(field, "", "@Component")).isEmpty();
    }

    @Test
    void fieldOfAGeneratedConstructorIsInjected() {
        String types = """
                @Service @RequiredArgsConstructor class A {
                    private final Port port;
                    @Transactional public void pay() { port.call(); }
                }
                """;
        assertThat(findings(types + PORTS.formatted("@Component", ""))).containsExactly(SLOW);
        assertThat(findings(types + PORTS.formatted("", "@Component"))).isEmpty();
    }

    @Test
    void withoutAnyBeanNothingIsLeftOut() {
        assertThat(field("@Autowired Port port;", "", "")).containsExactly(PERHAPS_SLOW);
    }

    @Test
    void severalBeansAreLikely() {
        assertThat(field("@Autowired Port port;", "@Component", "@Component")).containsExactly(PERHAPS_SLOW);
    }

    @Test
    void primaryBeanWins() {
        assertThat(field("@Autowired Port port;", "@Component @Primary", "@Component"))
                .containsExactly(SLOW);
        assertThat(field("@Autowired Port port;", "@Component", "@Component @Primary"))
                .isEmpty();
    }

    @Test
    void qualifierNamesTheBean() {
        assertThat(field("@Autowired @Qualifier(\"slow\") Port port;", "@Component", "@Component @Primary"))
                .containsExactly(SLOW);
        assertThat(field("@Autowired @Qualifier(\"quick\") Port port;", "@Component @Primary", "@Component"))
                .isEmpty();
        assertThat(field("@Autowired @Qualifier(\"a\") Port port;", "@Component(\"a\")", "@Component(\"b\")"))
                .containsExactly(SLOW);
    }

    @Test
    void qualifierOfAnUnknownNameChoosesNothing() {
        assertThat(field("@Autowired @Qualifier(\"other\") Port port;", "@Component", "@Component"))
                .containsExactly(PERHAPS_SLOW);
    }

    @Test
    void ownQualifierChooses() {
        String own = "@Qualifier @interface Remote {} ";
        String service = service("@Autowired @Remote Port port;");
        assertThat(findings(own + service + PORTS.formatted("@Component @Remote", "@Component")))
                .containsExactly(SLOW);
        assertThat(findings(own + service + PORTS.formatted("@Component", "@Component @Remote")))
                .isEmpty();
    }

    private static String service(String field) {
        return "@Service class A { %s @Transactional public void pay() { port.call(); } }\n".formatted(field);
    }

    @Test
    void nameOfTheFieldIsTheLastResort() {
        String call = "@Service class A { @Autowired Port %s; @Transactional public void pay() { %s.call(); } }\n";
        String beans = PORTS.formatted("@Component", "@Component");
        assertThat(findings(call.formatted("slow", "slow") + beans)).containsExactly(SLOW);
        assertThat(findings(call.formatted("quick", "quick") + beans)).isEmpty();
    }

    private List<String> configured(String slow, String quick, String... settings) {
        Sources sources = Sources.in(folder)
                .file(
                        "p/A.java",
                        IMPORTS
                                + service("@Autowired Port port;")
                                + PORTS.formatted("@Component " + slow, "@Component " + quick));
        for (int i = 0; i < settings.length; i += 2) {
            sources.file(settings[i], settings[i + 1]);
        }
        return sources.findings();
    }

    @Test
    void settingDecides() {
        String is = "@ConditionalOnProperty(prefix = \"port\", name = \"speed-kind\", havingValue = \"%s\")";
        String slow = is.formatted("slow");
        String quick = is.formatted("quick");
        assertThat(configured(slow, quick, "application.yml", "port:\n  speedKind: slow\n"))
                .containsExactly(SLOW);
        assertThat(configured(slow, quick, "application.yml", "port.speed-kind: ${KIND:quick}\n"))
                .isEmpty();
        assertThat(configured("@ConditionalOnProperty(\"x\")", "", "application.properties", "x=false"))
                .isEmpty();
    }

    @Test
    void settingThatProfilesDisagreeOnDoesNotDecide() {
        String slow = "@ConditionalOnProperty(name = \"speed\", havingValue = \"slow\")";
        String[] files = {"application.yml", "speed: quick\n", "application-prod.yml", "speed: slow\n"};
        assertThat(configured(slow, "@ConditionalOnProperty(name = \"speed\", havingValue = \"quick\")", files))
                .containsExactly(PERHAPS_SLOW);
    }

    @Test
    void settingOfOneProfileDoesNotDecide() {
        String slow = "@ConditionalOnProperty(name = \"speed\", havingValue = \"slow\")";
        assertThat(configured(slow, "", "application-prod.yml", "speed: quick\n"))
                .containsExactly(PERHAPS_SLOW);
    }

    @Test
    void conditionsLeaveTheChoiceToTheConfiguration() {
        String condition = "@Component @ConditionalOnProperty(\"x\")";
        assertThat(field("@Autowired Port port;", condition, condition)).containsExactly(PERHAPS_SLOW);
        assertThat(field("@Autowired Port port;", "@Component @Profile(\"prod\")", ""))
                .containsExactly(PERHAPS_SLOW);
        assertThat(field("@Autowired Port port;", "@Component", "@Component @Primary @Profile(\"test\")"))
                .containsExactly(PERHAPS_SLOW);
    }

    @Test
    void factoryMethodSaysTheClass() {
        String config = "@Configuration class Config { @Bean Port port() { return new %s(); } }\n";
        assertThat(findings(config.formatted("Slow") + service("@Autowired Port port;") + PORTS.formatted("", "")))
                .containsExactly(SLOW);
        assertThat(findings(config.formatted("Quick") + service("@Autowired Port port;") + PORTS.formatted("", "")))
                .isEmpty();
    }

    @Test
    void factoryMethodOfAnUnknownClassLeavesNothingOut() {
        String config = """
                @Configuration class Config {
                    @Bean Port port(Maker maker) { return maker.make(); }
                    @Bean Port quick() { return new Quick(); }
                }
                interface Maker { Port make(); }
                """;
        assertThat(findings(config + service("@Autowired Port port;") + PORTS.formatted("", "")))
                .hasSize(1);
    }

    @Test
    void parameterOfAFactoryMethodIsInjected() {
        String types = """
                class A {
                    private final Port port;
                    A(Port port) { this.port = port; }
                    @Transactional public void pay() { port.call(); }
                }
                @Configuration class Config { @Bean A a(@Qualifier("%s") Port port) { return new A(port); } }
                """;
        String beans = PORTS.formatted("@Component", "@Component");
        assertThat(findings(types.formatted("slow") + beans)).containsExactly(SLOW);
        assertThat(findings(types.formatted("quick") + beans)).isEmpty();
    }

    @Test
    void argumentOfWhoeverCreatesTheObjectCounts() {
        String types = """
                class A {
                    private final Port port;
                    A(Port port) { this.port = port; }
                    @Transactional public void pay() { port.call(); }
                }
                @Configuration class Main { @Bean A make() { return new A(new %s()); } }
                """;
        assertThat(findings(types.formatted("Slow") + PORTS.formatted("", ""))).containsExactly(SLOW);
        assertThat(findings(types.formatted("Quick") + PORTS.formatted("", ""))).isEmpty();
        assertThat(findings(types.formatted("Quick") + PORTS.formatted("@Component", "")))
                .isEmpty();
    }

    @Test
    void unknownAnnotationMayMakeABean() {
        String unknown = "@com.acme.DomainService";
        assertThat(field("@Autowired Port port;", unknown, "@Component")).containsExactly(PERHAPS_SLOW);
    }

    @Test
    void classThatIsRegisteredByNameIsKept() {
        String named = "class Registry { Class<?> type = Slow.class; }\n";
        assertThat(findings(named + service("@Autowired Port port;") + PORTS.formatted("", "@Component")))
                .containsExactly(PERHAPS_SLOW);
    }

    @Test
    void eachOfManyHandlersIsLikely() {
        StringBuilder types = new StringBuilder("""
                @Service class A {
                    @Autowired List<Port> ports;
                    @Transactional public void pay() { for (Port port : ports) { port.call(); } }
                }
                """).append(PORTS.formatted("@Component", "@Component"));
        for (int i = 0; i < 30; i++) {
            types.append("@Component class P%d implements Port { public void call() { } }\n".formatted(i));
        }
        assertThat(findings(types.toString())).containsExactly(PERHAPS_SLOW);
    }

    @Test
    void classThatNobodyMakesIsNoneOfTheHandlers() {
        String types = """
                @Service class A {
                    @Autowired Map<String, Port> ports;
                    @Transactional public void pay() { ports.get("a").call(); }
                }
                """;
        assertThat(findings(types + PORTS.formatted("", "@Component"))).isEmpty();
        assertThat(findings(types + PORTS.formatted("@Component", ""))).containsExactly(SLOW);
    }

    @Test
    void inheritedFieldIsOfTheTypeArgument() {
        String types = """
                abstract class Base<T extends Port> {
                    @Autowired protected T port;
                    public void run() { port.call(); }
                }
                @Service class A extends Base<%s> {
                    @Transactional public void pay() { run(); }
                }
                """;
        String beans = PORTS.formatted("@Component", "@Component");
        assertThat(findings(types.formatted("Slow") + beans))
                .containsExactly("TXG002 held certain  A.pay -> Base.run -> Port.call -> Thread.sleep");
        assertThat(findings(types.formatted("Quick") + beans)).isEmpty();
    }
}

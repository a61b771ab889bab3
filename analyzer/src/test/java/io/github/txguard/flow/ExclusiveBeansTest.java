package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No path leads through beans that no configuration has together. */
final class ExclusiveBeansTest {
    private static final String IMPORTS = """
            package p;
            import java.util.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.context.annotation.*;
            import org.springframework.boot.autoconfigure.condition.*;
            import org.springframework.stereotype.*;
            import org.springframework.transaction.annotation.Transactional;
            @Service class A {
                private final Crew crew;
                A(Crew crew) { this.crew = crew; }
                @Transactional public void pay() { crew.store(); }
            }
            interface Crew { void store(); }
            interface Lift { void raise(); }
            """;

    @TempDir
    Path folder;

    private List<String> findings(String types) {
        return Sources.in(folder).file("p/A.java", IMPORTS + types).findings();
    }

    private List<String> components(String people, String robots, String quick, String slow, String field) {
        return findings("""
                @Component %s class People implements Crew {
                    private final Lift lift;
                    People(%s lift) { this.lift = lift%s; }
                    public void store() { lift.raise(); }
                }
                @Component %s class Robots implements Crew { public void store() { } }
                @Component %s class QuickLift implements Lift { public void raise() { } }
                @Component %s class SlowLift implements Lift { public void raise() { Thread.sleep(9); } }
                """.formatted(people, field, field.startsWith("List") ? ".get(0)" : "", robots, quick, slow));
    }

    private List<String> components(String people, String robots, String quick, String slow) {
        return components(people, robots, quick, slow, "Lift");
    }

    private static String profile(String name) {
        return "@Profile(\"" + name + "\")";
    }

    private static String property(String value) {
        return "@ConditionalOnProperty(name = \"lift\", havingValue = \"" + value + "\")";
    }

    @Test
    void profilesOfAlternativesExcludeEachOther() {
        assertThat(components(profile("a"), profile("b"), profile("a"), profile("b")))
                .isEmpty();
        assertThat(components(profile("b"), profile("a"), profile("a"), profile("b")))
                .singleElement()
                .asString()
                .startsWith("TXG002 held likely");
    }

    @Test
    void valuesOfAPropertyExcludeEachOther() {
        assertThat(components(property("x"), property("y"), property("x"), property("y")))
                .isEmpty();
        assertThat(components(property("y"), property("x"), property("x"), property("y")))
                .hasSize(1);
    }

    @Test
    void beansThatAreInjectedTogetherDoNot() {
        assertThat(components(profile("a"), "", profile("c"), profile("b"), "List<Lift>"))
                .hasSize(1);
    }

    @Test
    void conditionsOfDifferentThingsMayHoldTogether() {
        assertThat(components(profile("a"), profile("z"), profile("c"), profile("b")))
                .hasSize(1);
    }

    @Test
    void conditionsOfTheConfigurationClassCount() {
        String configuration = """
                @Configuration @Profile("a") class First {
                    @Bean Crew crew(Lift lift) { return new People(lift); }
                    @Bean Lift lift() { return new QuickLift(); }
                }
                @Configuration @Profile("b") class Second {
                    @Bean Crew crew() { return new Robots(); }
                    @Bean Lift lift() { return new SlowLift(); }
                }
                class People implements Crew {
                    private final Lift lift;
                    People(Lift lift) { this.lift = lift; }
                    public void store() { lift.raise(); }
                }
                class Robots implements Crew { public void store() { } }
                class QuickLift implements Lift { public void raise() { } }
                class SlowLift implements Lift { public void raise() { Thread.sleep(9); } }
                """;
        assertThat(findings(configuration)).isEmpty();
        assertThat(findings(configuration.replace("new Robots()", "new People(null)")))
                .hasSize(1);
    }

    @Test
    void objectsThatTheProgramMakesItselfAreUnderNoCondition() {
        String maker = "class Maker { Lift make() { return new SlowLift(); } }\n";
        String types = """
                @Component @Profile("a") class People implements Crew {
                    private final Maker maker = new Maker();
                    public void store() { maker.make().raise(); }
                }
                @Component @Profile("b") class Robots implements Crew { public void store() { } }
                @Component @Profile("a") class QuickLift implements Lift { public void raise() { } }
                @Component @Profile("b") class SlowLift implements Lift { public void raise() { Thread.sleep(9); } }
                """;
        assertThat(findings(types + maker)).hasSize(1);
    }
}

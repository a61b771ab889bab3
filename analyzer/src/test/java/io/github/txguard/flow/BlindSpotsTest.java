package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.BlindSpot.Kind;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as not understood, and by what it is grouped. */
final class BlindSpotsTest {
    @TempDir
    Path folder;

    private List<BlindSpot> spots(String program) {
        return Sources.in(folder).program(program).analyze().blindSpots();
    }

    private List<BlindSpot> inside(String body) {
        return spots("class Orders extends Beans { @Transactional public void place(String id) throws Exception { "
                + body + " } }");
    }

    @Test
    void callsOfAnUnknownLibraryAreOneBlindSpotOfItsPackage() {
        List<BlindSpot> spots = spots("""
                class Orders {
                    com.acme.pay.Gateway gateway;
                    com.acme.pay.http.Poster poster;
                    @Transactional public void place() { gateway.charge("a"); gateway.charge("b"); }
                    @Transactional public void cancel() { help(); }
                    private void help() { poster.send("c"); }
                    void outside() { gateway.ping("nobody is in a transaction here"); }
                }
                """);
        assertThat(spots).singleElement().satisfies(spot -> {
            assertThat(spot.kind()).isEqualTo(Kind.MISSING_TYPE);
            assertThat(spot.subject()).isEqualTo("com.acme.pay.*");
            assertThat(spot.calls()).isEqualTo(3);
            assertThat(spot.transactions()).isEqualTo(2);
            assertThat(spot.members())
                    .containsExactly(new BlindSpot.Member("Gateway.charge", 2), new BlindSpot.Member("Poster.send", 1));
            assertThat(spot.method()).isEqualTo("p.Orders#place()");
        });
    }

    @Test
    void furtherLinksOfAChainAreNotCounted() {
        assertThat(inside("new com.acme.pay.Gateway().open(id).retry(3).charge();"))
                .singleElement()
                .satisfies(spot -> assertThat(spot.calls()).isEqualTo(1));
    }

    @Test
    void creationsAndAccessorsHardlyEverWait() {
        assertThat(inside("var d = new com.acme.pay.Data(); d.setId(id); d.getName(); d.isPaid(); d.toString();"))
                .isEmpty();
    }

    @Test
    void whatTheCatalogAnswersForIsUnderstood() {
        assertThat(inside("""
                org.slf4j.LoggerFactory.getLogger("x").info("y");
                org.apache.commons.lang3.StringUtils.isBlank(id);
                List.of(id).stream().map(String::trim).forEach(System.out::println);
                jdbc.update(id);
                rest.getForObject(id, String.class);
                new com.google.gson.Gson().toJson(id);
                """)).isEmpty();
    }

    @Test
    void missingSuperclassStandsForWhatItWouldDeclare() {
        assertThat(spots("""
                class Orders extends com.acme.core.Base {
                    @Transactional public void place() { publish("x"); }
                }
                """)).singleElement().satisfies(spot -> {
            assertThat(spot.kind()).isEqualTo(Kind.MISSING_TYPE);
            assertThat(spot.subject()).isEqualTo("com.acme.core.*");
        });
    }

    @Test
    void interfaceThatNobodyImplementsIsABlindSpotUnlessItIsDataAccess() {
        assertThat(spots("""
                class Orders {
                    Billing billing; OrderMapper mapper; Known known;
                    @Transactional public void place() { billing.bill(); billing.check(); mapper.insert(); known.run(); }
                    interface Billing { void bill(); void check(); }
                    interface OrderMapper { void insert(); void delete(); }
                    interface Known { void run(); void stop(); }
                    static class Does implements Known { public void run() {} public void stop() {} }
                }
                """)).singleElement().satisfies(spot -> {
            assertThat(spot.kind()).isEqualTo(Kind.NO_IMPLEMENTATION);
            assertThat(spot.subject()).isEqualTo("p.*");
            assertThat(spot.calls()).isEqualTo(2);
        });
    }

    @Test
    void reflectionIsABlindSpotThatNoJarSettles() {
        assertThat(inside("Object o = null; o.getClass().getMethod(id).invoke(o); new com.acme.A().work(id);"))
                .extracting(BlindSpot::kind, BlindSpot::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.MISSING_TYPE, "com.acme.*"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REFLECTION, "java.lang.reflect.Method#invoke"));
    }

    @Test
    void tooManyImplementationsAreABlindSpotOnlyIfOneOfThemWaits() {
        StringBuilder program = new StringBuilder("""
                class Jobs {
                    List<Job> jobs;
                    @Transactional public void all() { for (Job job : jobs) { job.run("x"); job.stop("x"); } }
                }
                interface Job { void run(String x); void stop(String x); }
                """);
        for (int i = 0; i < 30; i++) {
            program.append("class Job")
                    .append(i)
                    .append(" extends Beans implements Job { public void run(String x) { ")
                    .append(i == 7 ? "rest.getForObject(x, String.class);" : "")
                    .append(" } public void stop(String x) {} }\n");
        }
        assertThat(spots(program.toString()))
                .extracting(BlindSpot::kind, BlindSpot::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.WIDE_DISPATCH, "p.Job#run"));
    }
}

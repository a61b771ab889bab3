package io.github.txguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Explanation.Call;
import io.github.txguard.api.Explanation.Declaration;
import io.github.txguard.api.Explanation.Method;
import io.github.txguard.api.Explanation.Note;
import io.github.txguard.api.Explanation.Place;
import io.github.txguard.api.Explanation.Route;
import io.github.txguard.api.Explanation.Why;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.engine.Sources;
import io.github.txguard.report.ExplanationText;
import io.github.txguard.report.TextStyle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainerTest {
    private static final String PROGRAM = """
            class Orders extends Beans {
                Gateway gateway; Jobs jobs; com.acme.Unknown unknown;
                @Transactional public void place(String id) {
                    jdbc.update(id);
                    pay(id);
                    jobs.later(id);
                    unknown.send(id);
                    new File(id).exists();
                    id.trim();
                }
                @Transactional private void hidden() { jdbc.update("x"); }
                public void start() { again(); hidden(); }
                @Transactional(propagation = Propagation.REQUIRES_NEW) public void again() { jdbc.update("x"); }
                public void start(String other) { again(); }
                void pay(String id) { gateway.charge(id); }
            }
            interface Gateway { void charge(String id); }
            class Http extends Beans implements Gateway { public void charge(String id) { rest.getForObject(id, String.class); } }
            class Jobs extends Beans { @Async public void later(String id) { rest.getForObject(id, String.class); } }
            class Quiet extends Beans {
                @Transactional public void sleep() throws Exception {
                    jdbc.update("x");
                    Thread.sleep(9); // txguard: TXG002 short
                }
                void free() throws Exception { Thread.sleep(9); }
            }
            """;

    @TempDir
    Path folder;

    private Explanation ask(String method) {
        return Sources.in(folder).program(PROGRAM).explain(method, null);
    }

    private Method method(String name) {
        return Objects.requireNonNull(ask(name).method());
    }

    private static Call call(Method method, String callee) {
        return method.calls().stream()
                .filter(call -> call.callee().equals(callee))
                .findFirst()
                .orElseThrow();
    }

    private static List<Why> reasons(List<Note> notes) {
        return notes.stream().map(Note::why).toList();
    }

    @Test
    void everyWayToWriteANameIsUnderstood() {
        List<String> written = List.of(
                "Orders.place", "Orders#place", "p.Orders#place(String)", "place", "Orders.place(java.lang.String)");
        for (String name : written) {
            assertThat(ask(name).matches())
                    .as(name)
                    .extracting(Place::method)
                    .containsExactly("p.Orders#place(String)");
        }
        int line = ask("place").matches().get(0).location().line();
        assertThat(ask("Program.java:" + (line + 2)).matches())
                .extracting(Place::method)
                .containsExactly("p.Orders#place(String)");
    }

    @Test
    void severalMethodsOfOneNameAreListed() {
        Explanation explanation = ask("Orders.start");
        assertThat(explanation.method()).isNull();
        assertThat(explanation.matches())
                .extracting(Place::method)
                .containsExactly("p.Orders#start()", "p.Orders#start(String)");
    }

    @Test
    void similarNamesAreOfferedForAWrongOne() {
        Explanation explanation = ask("Order.plase");
        assertThat(explanation.matches()).isEmpty();
        assertThat(explanation.nearNames()).first().extracting(Place::method).isEqualTo("p.Orders#place(String)");
        assertThat(ask("Quiet").nearNames())
                .extracting(Place::method)
                .containsExactly("p.Quiet#sleep()", "p.Quiet#free()");
    }

    @Test
    void callsSayWhatTheyWereTakenForAndWhatIsHeld() {
        Method place = method("Orders.place");
        assertThat(call(place, "JdbcTemplate.update").held()).isEqualTo(HeldState.CONNECTION_HELD);
        Call pay = call(place, "Orders.pay");
        assertThat(pay.held()).isEqualTo(HeldState.LOCKS_HELD);
        Call charge = pay.targets().get(0).calls().get(0);
        assertThat(charge.targets()).singleElement().satisfies(target -> {
            assertThat(target.place().method()).isEqualTo("p.Http#charge(String)");
            assertThat(target.reason()).contains("implements Gateway");
            assertThat(target.confidence()).isEqualTo(Confidence.CERTAIN);
            assertThat(target.calls())
                    .singleElement()
                    .satisfies(get -> assertThat(get.waits()).isTrue());
        });
        assertThat(reasons(call(place, "Jobs.later").notes())).containsExactly(Why.OTHER_THREAD);
        assertThat(reasons(call(place, "Unknown.send").notes())).containsExactly(Why.NOT_UNDERSTOOD);
        assertThat(reasons(call(place, "File.exists").notes())).contains(Why.HARMLESS_ROW);
        assertThat(call(place, "String.trim").isPlain()).isTrue();
    }

    @Test
    void transactionsThatReachAMethodAreShownWithTheirPaths() {
        Method charge = method("Http.charge");
        assertThat(charge.transactions()).isEqualTo(1);
        assertThat(charge.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.transaction().method()).isEqualTo("p.Orders#place(String)");
            assertThat(arrival.held()).isEqualTo(HeldState.LOCKS_HELD);
            assertThat(arrival.path()).extracting(PathStep::callee).containsExactly("Orders.pay", "Gateway.charge");
        });
        assertThat(method("Quiet.free").transactions()).isZero();
    }

    @Test
    void declarationsWithoutEffectSayWhy() {
        Declaration place = Objects.requireNonNull(method("Orders.place").declaration());
        assertThat(place.effective()).isTrue();
        assertThat(reasons(place.notes())).containsExactly(Why.BY_PROXY);
        Declaration hidden = Objects.requireNonNull(method("Orders.hidden").declaration());
        assertThat(hidden.effective()).isFalse();
        assertThat(reasons(hidden.notes())).containsExactly(Why.NOT_OVERRIDABLE);
        Declaration again = Objects.requireNonNull(method("Orders.again").declaration());
        assertThat(again.propagation()).isEqualTo("REQUIRES_NEW");
        assertThat(reasons(again.notes())).containsExactly(Why.SELF_CALLED);
    }

    @Test
    void whatWaitsSaysWhetherItIsReported() {
        assertThat(method("Orders.place").sinks().get(0).notes())
                .containsExactly(new Note(Why.REPORTED, "TXG001 for Orders.place"));
        assertThat(reasons(method("Quiet.sleep").sinks().get(0).notes())).containsExactly(Why.SUPPRESSED);
        assertThat(reasons(method("Quiet.free").sinks().get(0).notes())).containsExactly(Why.NO_TRANSACTION);
        assertThat(reasons(method("Jobs.later").sinks().get(0).notes())).containsExactly(Why.NO_TRANSACTION);
    }

    @Test
    void routesLeadToACallOrSayWhereWaysEnd() {
        Sources sources = Sources.in(folder).program(PROGRAM);
        Route found = Objects.requireNonNull(
                sources.explain("Orders.place", "RestTemplate.getForObject").route());
        assertThat(found.ways()).isEqualTo(1);
        assertThat(found.found().get(0).path())
                .extracting(PathStep::callee)
                .containsExactly("Orders.pay", "Gateway.charge", "RestTemplate.getForObject");
        Route own = Objects.requireNonNull(
                sources.explain("Orders.place", "Http.charge").route());
        assertThat(own.ways()).isEqualTo(1);
        Route none = Objects.requireNonNull(
                sources.explain("Orders.place", "Quiet.free").route());
        assertThat(none.ways()).isZero();
        assertThat(none.known()).isTrue();
        assertThat(none.ends()).extracting(Call::callee).contains("Jobs.later", "Unknown.send");
    }

    @Test
    void theTextIsTheSameForEveryRunAndNamesEveryReason() {
        List<String> lines = new ArrayList<>();
        new ExplanationText(TextStyle.PLAIN, lines::add).write(ask("Orders.place"));
        assertThat(String.join("\n", lines))
                .contains(
                        "@Transactional, REQUIRED: takes effect when the call comes from another object",
                        "Unknown.send [rows locked]"
                                + " - not understood: com.acme.Unknown is not known; add its jar to the class path, or its sources",
                        "Jobs.later [rows locked] - runs on another thread",
                        "reported as TXG001 for Orders.place",
                        "String.trim")
                .doesNotContain("null");
        List<String> again = new ArrayList<>();
        new ExplanationText(TextStyle.PLAIN, again::add).write(ask("Orders.place"));
        assertThat(again).isEqualTo(lines);
    }
}

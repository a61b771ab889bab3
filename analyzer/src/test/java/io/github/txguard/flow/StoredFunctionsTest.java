package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that fields, objects and collections keep, and that methods return. */
final class StoredFunctionsTest {
    @TempDir
    Path folder;

    private List<String> findings(String program) {
        return Sources.in(folder).program(program).findings();
    }

    /** A transactional method of that body, and other members. */
    private List<String> transaction(String body, String members) {
        return findings("""
                class A extends Beans {
                    @Transactional public void pay() { jdbc.queryForMap("q"); %s }
                    String ask() { return rest.getForObject("/", String.class); }
                    %s
                }
                """.formatted(body, members));
    }

    private static void runs(List<String> findings) {
        assertThat(findings).singleElement().asString().contains("RestTemplate.getForObject");
    }

    @Test
    void functionsOfVariableArgumentsRun() {
        runs(transaction("all(() -> {}, () -> ask());", """
                static void all(Runnable... works) { for (Runnable work : works) { work.run(); } }
                """));
    }

    @Test
    void whatIsAddedToAListOutsideIsNotRunThere() {
        assertThat(findings("""
                class A extends Beans {
                    public void pay() {
                        List<Runnable> tasks = new ArrayList<>();
                        template.execute(status -> {
                            jdbc.queryForMap("q");
                            tasks.add(() -> rest.getForObject("/", String.class));
                            return null;
                        });
                        tasks.forEach(Runnable::run);
                    }
                }
                """)).isEmpty();
    }

    @Test
    void functionReadIntoALocalBeforeItIsCalledIsStillThatOne() {
        assertThat(transaction("new Client(s -> s).fetch(\"q\"); new Client(new Remote()).near(\"q\");", """
                interface Transport { String get(String s); }
                static class Remote implements Transport {
                    RestTemplate rest;
                    public String get(String s) { return rest.getForObject(s, String.class); }
                }
                static class Client {
                    private final Transport transport;
                    Client(Transport transport) { this.transport = transport; }
                    String fetch(String s) { Transport way = transport; return way.get(s); }
                    String near(String s) { return s; }
                }
                """))
                .isEmpty();
    }

    @Test
    void fieldOfAnAnonymousClassKeepsWhatItCaptured() {
        runs(transaction("""
                Supplier<String> asked = () -> ask();
                Callable<String> call = new Callable<>() {
                    private final Supplier<String> inner = asked;
                    public String call() { return inner.get(); }
                };
                call.call();
                """, ""));
    }

    @Test
    void fieldOfOneObjectIsNotThatOfAnother() {
        assertThat(transaction("new Job(() -> {}).run();", """
                void outside() { new Job(() -> ask()).run(); }
                static class Job {
                    private final Runnable work;
                    Job(Runnable work) { this.work = work; }
                    void run() { work.run(); }
                }
                """)).isEmpty();
    }

    @Test
    void fieldOfAnUnknownObjectIsAnyOfThem() {
        assertThat(transaction("job.run();", """
                Job job;
                void other() { new Job(() -> {}); new Job(() -> ask()); }
                static class Job {
                    private final Runnable work;
                    Job(Runnable work) { this.work = work; }
                    void run() { work.run(); }
                }
                """)).singleElement().asString().startsWith("TXG001 open likely");
    }
}

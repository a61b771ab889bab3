package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.speed.Launch.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The analyzer in all its ways, and the parser that it is measured by. */
final class OwnContenders {
    /** Name of the row that all ratios refer to, without the number of threads. */
    static final String PARSER = "parse";

    private static final String JAVAPARSER = "com.github.javaparser:javaparser-core:3.28.2";
    private static final long WARM_UP_SECONDS = 1800;

    /** The run with a small heap. */
    static final String SMALL = "txguard-small";

    private static final String SMALL_HEAP = "256m";

    private final Toolbox tools;

    /** Changes a copy of the sources. */
    private interface Change {
        void in(Path copy) throws IOException;
    }

    OwnContenders(Toolbox tools) {
        this.tools = tools;
    }

    /**
     * All of them.
     *
     * @param threads numbers of threads, the first one for the runs with a cache
     */
    List<Contender> all(List<Integer> threads) {
        List<Contender> all = new ArrayList<>();
        for (int count : threads) {
            String with = count == 1 ? ", 1 thread" : ", " + count + " threads";
            all.add(new Contender(
                    PARSER + "/" + count,
                    "JavaParser, parse only" + with,
                    count,
                    true,
                    corpus -> parser(corpus, count)));
            all.add(new Contender(
                    "txguard/" + count, "TxGuard, cold" + with, count, true, corpus -> cold(corpus, count, true)));
            all.add(new Contender(
                    "txguard-sources/" + count,
                    "TxGuard, cold, no class path" + with,
                    count,
                    true,
                    corpus -> cold(corpus, count, false)));
        }
        all.add(new Contender(
                "txguard-plain",
                "TxGuard, cold, virtual machine without options",
                0,
                true,
                corpus -> plain(corpus, true)));
        all.add(new Contender(
                "txguard-unforked",
                "TxGuard, cold, virtual machine without options, --no-fork",
                0,
                true,
                corpus -> plain(corpus, false)));
        int one = threads.get(0);
        all.add(new Contender(
                "txguard-filling", "TxGuard, cold, fills its cache", one, true, corpus -> filling(corpus, one)));
        all.add(new Contender("txguard-warm", "TxGuard, nothing changed", one, true, corpus -> warm(corpus, one)));
        all.add(new Contender(
                "txguard-changed",
                "TxGuard, one body changed",
                one,
                true,
                corpus -> changed(corpus, one, copy -> BodyChange.middle(corpus, copy, System.currentTimeMillis()))));
        all.add(new Contender(
                "txguard-signature",
                "TxGuard, one signature changed",
                one,
                true,
                corpus -> changed(corpus, one, copy -> SignatureChange.middle(corpus, copy))));
        all.add(new Contender(
                SMALL,
                "TxGuard, cold, " + SMALL_HEAP + " of heap",
                one,
                true,
                corpus -> cold(corpus, one, true, SMALL_HEAP)));
        all.add(new EditorContender(tools).get());
        return all;
    }

    private Launch parser(Corpus corpus, int threads) throws IOException, InterruptedException {
        List<Path> classPath = tools.program("ParseOnly", tools.jars("javaparser", JAVAPARSER));
        List<String> command =
                tools.java(tools.settings().heap(), GcLog.option(tools.gcLog(corpus)), "-cp", Toolbox.join(classPath));
        command.add("contenders.ParseOnly");
        command.add(tools.fileList(corpus).toString());
        command.add(Integer.toString(threads));
        return Launch.of(command, Toolbox::lastLine);
    }

    private Launch cold(Corpus corpus, int threads, boolean withClassPath) throws IOException {
        return cold(corpus, threads, withClassPath, tools.settings().heap());
    }

    private Launch cold(Corpus corpus, int threads, boolean withClassPath, String heap) throws IOException {
        Path report = tools.work(corpus).resolve("cold.json");
        List<String> command = check(corpus, corpus.sources(), report, threads, withClassPath, heap);
        command.add("--no-cache");
        return launch(List.of(), command, corpus, report);
    }

    /** With a thread for each processor, as that is the default, too. */
    private Launch plain(Corpus corpus, boolean fork) throws IOException {
        Path report = tools.work(corpus).resolve("plain.json");
        List<String> command = tools.plainJava(tools.settings().heap());
        command.addAll(List.of("-jar", tools.settings().analyzer().toString()));
        arguments(command, corpus, corpus.sources(), report, true);
        command.add("--no-cache");
        if (!fork) {
            command.add("--no-fork");
        }
        return launch(List.of(), command, corpus, report);
    }

    private Launch filling(Corpus corpus, int threads) throws IOException {
        Path work = tools.work(corpus);
        Path cache = work.resolve("filling-cache");
        List<String> command = check(corpus, corpus.sources(), work.resolve("filling.json"), threads);
        command.add("--cache=" + cache);
        return launch(List.of(() -> delete(cache)), command, corpus, work.resolve("filling.json"));
    }

    private Launch warm(Corpus corpus, int threads) throws IOException {
        Path work = tools.work(corpus);
        Path report = work.resolve("warm.json");
        Path cache = work.resolve("filled-cache");
        List<String> command = check(corpus, corpus.sources(), report, threads);
        command.add("--cache=" + cache);
        return launch(List.of(() -> warmUp(command, work, cache)), command, corpus, report);
    }

    /** In a copy, as the published sources stay what they are; so does the cache, or the next run would find what this one found. */
    private Launch changed(Corpus corpus, int threads, Change change) throws IOException {
        Path work = tools.work(corpus);
        Path copy = work.resolve("changed");
        Path report = work.resolve("changed.json");
        Path unchanged = work.resolve("unchanged-cache");
        Path cache = work.resolve("changed-cache");
        List<String> filling = check(corpus, copy, report, threads);
        filling.add("--cache=" + unchanged);
        List<String> command = check(corpus, copy, report, threads);
        command.add("--cache=" + cache);
        Step copying = () -> copy(corpus.sources(), copy);
        Step warming = () -> {
            warmUp(filling, work, unchanged);
            copy(unchanged, cache);
        };
        Step deleting = () -> Files.deleteIfExists(report);
        Step changing = () -> change.in(copy);
        return new Launch(List.of(copying, warming, changing, deleting), command, (exitCode, log) -> {
            if (!Files.exists(report)) {
                throw new IOException(Toolbox.failure(exitCode, Files.readAllLines(log)));
            }
            return PlantedCheck.count(report) + " findings";
        });
    }

    /** Fills a cache, unless this build of the analyzer has done so: it does not forget what it has no use for at once. */
    private void warmUp(List<String> command, Path work, Path cache) throws IOException, InterruptedException {
        Path by = cache.resolveSibling(cache.getFileName() + ".txt");
        String filled = tools.settings().analyzer().getFileName().toString();
        if (Files.isDirectory(cache) && Files.exists(by) && Files.readString(by).equals(filled)) {
            return;
        }
        delete(cache);
        MeasuredProcess.run(command, work, work.resolve("warm-up.log"), WARM_UP_SECONDS);
        Files.writeString(by, filled);
    }

    private List<String> check(Corpus corpus, Path sources, Path report, int threads) throws IOException {
        return check(corpus, sources, report, threads, true, tools.settings().heap());
    }

    private List<String> check(
            Corpus corpus, Path sources, Path report, int threads, boolean withClassPath, String heap)
            throws IOException {
        List<String> command = tools.java(
                heap,
                GcLog.option(tools.gcLog(corpus)),
                "-jar",
                tools.settings().analyzer().toString());
        arguments(command, corpus, sources, report, withClassPath);
        // In a process of its own it would not have the settings that all have here.
        command.addAll(List.of("--no-fork", "--threads=" + threads));
        return command;
    }

    private static void arguments(
            List<String> command, Corpus corpus, Path sources, Path report, boolean withClassPath) {
        command.addAll(List.of("check", "--fail-on=never", "--no-progress", "--format=json=" + report));
        if (withClassPath) {
            command.add("--classpath=" + Toolbox.join(corpus.classPath()));
        }
        command.add(sources.toString());
    }

    private static Launch launch(List<Step> before, List<String> command, Corpus corpus, Path report) {
        List<Step> steps = new ArrayList<>(before);
        steps.add(() -> Files.deleteIfExists(report));
        return new Launch(steps, command, (exitCode, log) -> {
            if (!Files.exists(report)) {
                throw new IOException(Toolbox.failure(exitCode, Files.readAllLines(log)));
            }
            return PlantedCheck.judge(report, corpus);
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

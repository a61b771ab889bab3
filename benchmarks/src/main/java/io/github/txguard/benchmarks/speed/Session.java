package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.speed.Contender.NotPossibleException;
import io.github.txguard.benchmarks.speed.Measurement.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs contenders on corpora, in turn and again, and keeps what they used. */
final class Session {
    private static final Usage NONE = new Usage(0, 0, 0);
    /** Above so many lines a cache takes minutes to be filled. */
    private static final long LARGE = 400_000;

    private static final Set<String> COLD = Set.of("parse/1", "txguard/1");
    private static final Set<String> GROWTH = Set.of("parse/1", "txguard/1", "txguard-warm", "txguard-changed");

    private final Corpora corpora;
    private final Toolbox tools;
    private final ResultFile results;
    private final Plan plan;
    private final PrintStream out;

    /**
     * How often and how long.
     *
     * @param contenders who takes part
     * @param chosen whether they were asked for by name
     * @param repeats runs of each
     * @param ownLimitSeconds when a run of the parser or the analyzer is stopped
     * @param limitSeconds when a run of another tool is stopped
     * @param onceSeconds other tools that take longer are not repeated, and own ones that take six times as long
     * @param othersRepeats runs of the other tools
     * @param othersOn corpora on which the other tools run; empty for all
     * @param end when no further run is started
     * @param common settings that all figures depend on
     * @param analyzer what the analyzer's figures depend on beside that: its version
     */
    record Plan(
            List<Contender> contenders,
            boolean chosen,
            int repeats,
            long ownLimitSeconds,
            long limitSeconds,
            long onceSeconds,
            int othersRepeats,
            List<String> othersOn,
            Instant end,
            String common,
            String analyzer) {
        /** Generated programs are for growth, which other analyzers show only where they are asked for by name. */
        List<Contender> on(Corpus corpus) {
            return contenders.stream()
                    .filter(one -> chosen || (one.own() ? isForOwn(one, corpus) : isForOther(one, corpus)))
                    .toList();
        }

        /** Large programs show growth, for which one thread is enough; the small heap has a limit for one size only. */
        private static boolean isForOwn(Contender one, Corpus corpus) {
            if (one.name().equals(OwnContenders.SMALL)) {
                return corpus.name().equals("lines-300k");
            }
            return corpus.planted() == null
                    || corpus.name().equals("lines-100k")
                    || (corpus.lines() > LARGE ? COLD : GROWTH).contains(one.name());
        }

        private boolean isForOther(Contender one, Corpus corpus) {
            return (othersOn.isEmpty() || othersOn.contains(corpus.name()))
                    && (corpus.planted() == null || one.name().equals(OtherContenders.COMPILER));
        }

        int repeats(Contender contender) {
            return contender.name().equals(EditorContender.NAME) ? 1 : contender.own() ? repeats : othersRepeats;
        }

        boolean isOver() {
            return Instant.now().isAfter(end);
        }

        long limit(Contender contender) {
            return contender.own() ? ownLimitSeconds : limitSeconds;
        }

        long once(Contender contender) {
            return contender.own() ? 6 * onceSeconds : onceSeconds;
        }

        String settings(Contender contender) {
            return contender.name().startsWith("txguard") ? common + " " + analyzer : common;
        }
    }

    Session(Corpora corpora, Toolbox tools, ResultFile results, Plan plan, PrintStream out) {
        this.corpora = corpora;
        this.tools = tools;
        this.results = results;
        this.plan = plan;
        this.out = out;
    }

    /**
     * Runs on a corpus whatever has no figure yet.
     *
     * @param name its name
     * @throws IOException if it cannot be brought, or results cannot be kept
     * @throws InterruptedException if we are asked to stop
     */
    CorpusTable run(String name) throws IOException, InterruptedException {
        Corpus corpus = corpora.get(name);
        Path logs = Files.createDirectories(tools.work(corpus).resolve("logs"));
        List<Contender> contenders = plan.on(corpus);
        for (int repeat = 1; repeat <= Math.max(plan.repeats(), plan.othersRepeats()); repeat++) {
            for (Contender contender : contenders) {
                Row row = row(name, contender);
                if (row.runs().size() < repeat
                        && repeat <= plan.repeats(contender)
                        && !plan.isOver()
                        && !row.hopeless()
                        && !onceIsEnough(row)) {
                    Path log = logs.resolve(contender.name().replace('/', '-') + ".log");
                    Measurement measurement = measure(corpus, contender, repeat, log);
                    results.add(measurement);
                    say(measurement);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Contender contender : contenders) {
            rows.add(row(name, contender));
        }
        return new CorpusTable(name, corpus.origin(), corpus.sourceFiles().size(), corpus.lines(), rows);
    }

    private Row row(String corpus, Contender contender) {
        return new Row(contender, results.of(corpus, contender, plan.settings(contender)));
    }

    private boolean onceIsEnough(Row row) {
        return row.usages().stream().anyMatch(usage -> usage.wall() > plan.once(row.contender()));
    }

    private Measurement measure(Corpus corpus, Contender contender, int repeat, Path log)
            throws IOException, InterruptedException {
        Outcome outcome = Outcome.DONE;
        Usage usage = NONE;
        String note;
        try {
            Launch launch = contender.start().on(corpus);
            for (Launch.Step step : launch.before()) {
                step.run();
            }
            Files.deleteIfExists(tools.gcLog(corpus));
            MeasuredProcess process =
                    MeasuredProcess.run(launch.command(), tools.work(corpus), log, plan.limit(contender));
            usage = withHeap(process.usage(), GcLog.mostAfter(tools.gcLog(corpus)));
            if (process.overLimit()) {
                outcome = Outcome.OVER_LIMIT;
                note = "over " + plan.limit(contender) + " s";
            } else {
                note = launch.judge().of(process.exitCode(), log);
                usage = counted(usage, launch.account());
            }
        } catch (NotPossibleException e) {
            outcome = Outcome.NOT_POSSIBLE;
            note = String.valueOf(e.getMessage());
        } catch (IOException e) {
            outcome = Outcome.FAILED;
            note = String.valueOf(e.getMessage());
        }
        return new Measurement(
                corpus.name(),
                corpus.lines(),
                contender.name(),
                repeat,
                plan.settings(contender),
                outcome,
                usage,
                note);
    }

    private static Usage withHeap(Usage usage, double heap) {
        return new Usage(usage.cpu(), usage.wall(), usage.mebibytes(), heap);
    }

    private static Usage counted(Usage usage, @Nullable Path account) throws IOException {
        if (account == null) {
            return usage;
        }
        String[] parts = Files.readString(account).strip().split(" ", -1);
        return new Usage(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), usage.mebibytes(), usage.heap());
    }

    private void say(Measurement one) {
        out.println(String.format(
                Locale.ROOT,
                "%-12s %-20s %d  %8.2f s CPU %8.2f s wall %6.0f MiB %6.0f MiB heap  %s",
                one.corpus(),
                one.contender(),
                one.repeat(),
                one.usage().cpu(),
                one.usage().wall(),
                one.usage().mebibytes(),
                one.usage().heap(),
                one.done() ? one.note() : one.outcome() + ": " + one.note()));
    }
}

package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one run goes, by a recording of the virtual machine.
 *
 * @param corpus name of the corpus
 * @param samples number of samples by the part of the program that ran, or for which the JDK ran
 * @param compiling seconds of the compiler of the virtual machine
 * @param collecting seconds of pauses for collections
 * @param cpu seconds of the whole process
 */
record Profile(String corpus, Map<String, Long> samples, double compiling, double collecting, double cpu) {
    /** Columns of {@link #rows}. */
    static final List<String> HEAD = List.of("Corpus", "Part", "Share");

    private static final String OWN = "io.github.txguard.";
    private static final String PARSER = "com.github.javaparser.";
    private static final long LIMIT_SECONDS = 1800;
    private static final double LEAST_SHARE = 0.01;

    /**
     * Runs the analyzer with a recording.
     *
     * @throws IOException if there is no recording
     * @throws InterruptedException if we are asked to stop
     */
    static Profile of(Corpus corpus, Toolbox tools) throws IOException, InterruptedException {
        Path work = tools.work(corpus);
        Path recording = work.resolve("profile.jfr");
        List<String> command = tools.java(
                tools.settings().heap(),
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording,
                "-jar",
                tools.settings().analyzer().toString());
        command.addAll(List.of("check", "--fail-on=never", "--no-progress", "--threads=1", "--no-cache"));
        command.add("--format=json=" + work.resolve("profile.json"));
        command.add("--classpath=" + Toolbox.join(corpus.classPath()));
        command.add(corpus.sources().toString());
        MeasuredProcess process = MeasuredProcess.run(command, work, work.resolve("profile.log"), LIMIT_SECONDS);
        return of(corpus.name(), recording, process.usage().cpu());
    }

    private static Profile of(String corpus, Path recording, double cpu) throws IOException {
        Map<String, Long> samples = new TreeMap<>();
        Duration collecting = Duration.ZERO;
        double compiling = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> samples.merge(part(event), 1L, Long::sum);
                    case "jdk.GCPhasePause" -> collecting = collecting.plus(event.getDuration());
                    case "jdk.CompilerStatistics" ->
                        compiling = Math.max(
                                compiling, event.getDuration("totalTimeSpent").toMillis() / 1000.0);
                    default -> {
                        // of no interest
                    }
                }
            }
        }
        return new Profile(corpus, samples, compiling, collecting.toMillis() / 1000.0, cpu);
    }

    private static String part(RecordedEvent event) {
        if (event.getStackTrace() != null) {
            for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                String part = part(frame.getMethod().getType().getName());
                if (part != null) {
                    return part;
                }
            }
        }
        return "others";
    }

    /** The part that a class belongs to; null for those that work for others. */
    static @Nullable String part(String type) {
        if (type.startsWith(PARSER)) {
            return "JavaParser";
        }
        if (!type.startsWith(OWN)) {
            return null;
        }
        String rest = type.substring(OWN.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? "TxGuard" : rest.substring(0, dot);
    }

    /** The parts with their shares, the largest first, and what came beside them. */
    List<List<String>> rows() {
        long all =
                Math.max(1, samples.values().stream().mapToLong(Long::longValue).sum());
        List<List<String>> rows = new ArrayList<>();
        samples.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_SHARE * all)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> rows.add(List.of(
                        corpus,
                        entry.getKey(),
                        String.format(Locale.ROOT, "%.0f %%", 100.0 * entry.getValue() / all))));
        rows.add(List.of(
                corpus,
                "beside that",
                String.format(
                        Locale.ROOT,
                        "compiling %.1f s, collecting %.1f s; the process %.1f s of CPU",
                        compiling,
                        collecting,
                        cpu)));
        return rows;
    }
}

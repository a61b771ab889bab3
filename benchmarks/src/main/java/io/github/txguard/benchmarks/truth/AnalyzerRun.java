package io.github.txguard.benchmarks.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One application analyzed in a virtual machine of its own, so that time and memory are those of this application alone.
 *
 * @param seconds wall clock time, with the start of the virtual machine
 * @param peakMebibytes the most memory that the process had; 0 where the platform does not tell
 * @param findings what was reported about waiting
 * @param failure why there is no report; empty if there is one
 */
record AnalyzerRun(double seconds, long peakMebibytes, List<Reported> findings, String failure) {
    private static final long LOOK_EVERY_MILLIS = 50;

    /**
     * Analyzes the sources alone, without a class path, every pair of transaction and call.
     *
     * @param jar the analyzer's executable jar
     * @param heap its largest heap, as the virtual machine's option -Xmx takes it
     * @param app the application
     * @param sources its folder
     * @param output folder for the report and what the analyzer said
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if we are asked to stop; the process is stopped as well
     */
    static AnalyzerRun of(Path jar, String heap, String app, Path sources, Path output)
            throws IOException, InterruptedException {
        Path report = output.resolve(app + ".json");
        Files.deleteIfExists(report);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command(jar, heap, sources, report))
                .redirectErrorStream(true)
                .redirectOutput(output.resolve(app + ".log").toFile())
                .start();
        long peak = 0;
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakMebibytes(process.pid()));
            }
        } finally {
            process.destroy();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!Files.exists(report)) {
            return new AnalyzerRun(seconds, peak, List.of(), "exit code " + process.exitValue() + " and no report");
        }
        return new AnalyzerRun(seconds, peak, Reports.read(app, report), "");
    }

    private static List<String> command(Path jar, String heap, Path sources, Path report) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(List.of("check", "--pairs", "all", "--fail-on", "never", "--no-progress"));
        command.add("--format=json=" + report);
        command.add(sources.toString());
        return command;
    }

    /** The high-water mark that Linux keeps for each process. */
    private static long peakMebibytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Another platform, or the process has just ended: earlier looks count.
            return 0;
        }
        return 0;
    }

    /** Whether there is a report. */
    boolean succeeded() {
        return failure.isEmpty();
    }
}

package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process with what it used. The system's own account is taken, by GNU time, as it is right for every tool: with the start and
 * the end of the process, and with the processes that it started.
 *
 * @param usage what it used
 * @param exitCode its exit code
 * @param overLimit whether it was stopped because it took too long
 */
record MeasuredProcess(Usage usage, int exitCode, boolean overLimit) {
    private static final String TIME = "/usr/bin/time";

    /**
     * Looks whether we can measure at all.
     *
     * @throws IOException if not, with what to do about it
     */
    static void check() throws IOException, InterruptedException {
        String advice = TIME + " must be GNU time (Debian and Ubuntu: apt-get install time)";
        try {
            Process process = new ProcessBuilder(TIME, "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || !answer.contains("GNU")) {
                throw new IOException(advice);
            }
        } catch (IOException e) {
            throw new IOException(advice, e);
        }
    }

    /**
     * Runs a command and waits for it.
     *
     * @param command program and arguments
     * @param folder folder in which it runs
     * @param log file for what it writes
     * @param limitSeconds when it is stopped
     * @throws IOException if it cannot be started
     * @throws InterruptedException if we are asked to stop; the process is stopped as well
     */
    static MeasuredProcess run(List<String> command, Path folder, Path log, long limitSeconds)
            throws IOException, InterruptedException {
        Path account = Files.createTempFile(folder, "usage", ".txt");
        List<String> whole = new ArrayList<>(List.of(TIME, "-q", "-f", "%U %S %e %M", "-o", account.toString()));
        whole.addAll(command);
        Process process = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = false;
        try {
            ended = process.waitFor(limitSeconds, TimeUnit.SECONDS);
        } finally {
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        }
        int exitCode = process.waitFor();
        Usage usage = usage(Files.readString(account));
        Files.delete(account);
        return new MeasuredProcess(usage, exitCode, !ended);
    }

    /** Reads what GNU time wrote; a line about the exit code may stand before it. */
    static Usage usage(String account) {
        String[] lines = account.strip().split("\n", -1);
        String[] parts = lines[lines.length - 1].split(" ", -1);
        return new Usage(
                Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]) / 1024);
    }
}

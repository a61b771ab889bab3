package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run to its end.
 *
 * @param folder where it starts
 * @param line the program and its arguments
 * @param environment variables in addition to ours
 */
record Command(Path folder, List<String> line, Map<String, String> environment) {
    private static final long LOOK_EVERY_MILLIS = 200;

    /**
     * What came of a run.
     *
     * @param exitCode its exit code
     * @param log what it said
     * @param cost what it took
     */
    record Outcome(int exitCode, Path log, Cost cost) {
        /**
         * What it said.
         *
         * @throws IOException if that cannot be read
         */
        String text() throws IOException {
            return Files.readString(log);
        }
    }

    /**
     * Runs it and waits.
     *
     * @param log file for what it says
     * @throws IOException if it cannot be started
     * @throws InterruptedException if we are asked to stop; it is stopped, too
     */
    Outcome run(Path log) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        double cpuBefore = ProcessTree.cpuSecondsOfEndedChildren();
        long start = System.nanoTime();
        Process process = builder.start();
        ProcessTree tree = new ProcessTree(process.toHandle());
        long peak = 0;
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, tree.mebibytes());
            }
        } finally {
            tree.kill();
        }
        double wall = (System.nanoTime() - start) / 1e9;
        return new Outcome(
                process.exitValue(), log, new Cost(wall, ProcessTree.cpuSecondsOfEndedChildren() - cpuBefore, peak));
    }
}

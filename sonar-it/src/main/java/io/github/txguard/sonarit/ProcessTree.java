package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process and what it started, as Linux tells of them; on other platforms everything is 0. */
final class ProcessTree {
    /** The kernel's unit of time in {@code /proc}, the same on all platforms in use. */
    private static final double TICKS_PER_SECOND = 100;

    private final ProcessHandle root;

    /**
     * Looks at a process from now on.
     *
     * @param root the process
     */
    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** Memory that is resident now, in all of the processes. */
    long mebibytes() {
        return all().mapToLong(ProcessTree::residentKibibytes).sum() / 1024;
    }

    /** Processor time so far, of all processes that live and of those that ended below them. */
    double cpuSeconds() {
        return all().mapToDouble(process -> {
                    String[] stat = stat(Path.of("/proc", Long.toString(process.pid()), "stat"));
                    return seconds(stat, 11, 12) + seconds(stat, 13, 14);
                })
                .sum();
    }

    /** Ends all of the processes that still live, by force. */
    void kill() {
        root.descendants().forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
    }

    /** Processor time of all processes that we started and that have ended, with what they started. */
    static double cpuSecondsOfEndedChildren() {
        return seconds(stat(Path.of("/proc/self/stat")), 13, 14);
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static long residentKibibytes(ProcessHandle process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // It has just ended, or this is another platform.
            return 0;
        }
        return 0;
    }

    /** The fields after the name, which stands in parentheses and may hold blanks; empty where there are none. */
    private static String[] stat(Path file) {
        try {
            String line = Files.readString(file);
            return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static double seconds(String[] stat, int first, int second) {
        return stat.length <= second
                ? 0
                : (Long.parseLong(stat[first]) + Long.parseLong(stat[second])) / TICKS_PER_SECOND;
    }
}

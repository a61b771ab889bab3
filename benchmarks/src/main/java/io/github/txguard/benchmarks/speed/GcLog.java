package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the virtual machine tells of its collections. */
final class GcLog {
    private static final Pattern COLLECTION = Pattern.compile("Pause .* \\d+([KMG])->(\\d+)([KMG])\\(");

    private GcLog() {}

    /** The option that has it written. */
    static String option(Path file) {
        return "-Xlog:gc:file=" + file;
    }

    /**
     * The most that was in use after a collection, in mebibytes. What a small collection leaves in the old generation counts,
     * garbage or not, so it is an upper bound of what was needed.
     *
     * @return 0 if there was no collection, or no file
     */
    static double mostAfter(Path file) throws IOException {
        return Files.exists(file) ? mostAfter(Files.readAllLines(file)) : 0;
    }

    /** The same of the lines of a file. */
    static double mostAfter(List<String> lines) {
        double most = 0;
        for (String line : lines) {
            Matcher matcher = COLLECTION.matcher(line);
            if (matcher.find()) {
                double factor = switch (matcher.group(3)) {
                    case "K" -> 1 / 1024.0;
                    case "G" -> 1024;
                    default -> 1;
                };
                most = Math.max(most, factor * Long.parseLong(matcher.group(2)));
            }
        }
        return most;
    }
}

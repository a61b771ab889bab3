package contenders;

import com.sun.management.OperatingSystemMXBean;
import io.github.txguard.Workspace;
import io.github.txguard.api.AnalysisRequest;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Asks for the findings of one file again and again while it is being changed, as an editor does. Arguments: source folder, file,
 * its text with the number 424242 in it, class path, file for the CPU and wall seconds of one question.
 */
public final class EditorSession {
    private static final int MOST_ROUNDS = 60;
    private static final int LEAST_ROUNDS = 8;
    private static final long SECONDS = 20;

    private EditorSession() {}

    public static void main(String[] arguments) throws Exception {
        Path sources = Path.of(arguments[0]);
        Path file = Path.of(arguments[1]);
        String text = Files.readString(Path.of(arguments[2]));
        List<Path> classPath = Stream.of(arguments[3].split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<Double> cpu = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        int findings = 0;
        try (Workspace workspace = new Workspace()) {
            for (int round = 0; round < MOST_ROUNDS && (round < LEAST_ROUNDS || System.nanoTime() < end); round++) {
                AnalysisRequest request = AnalysisRequest.builder(sources)
                        .sources(List.of(sources))
                        .classPath(classPath)
                        .threads(1)
                        .text(file, text.replace("424242", "" + round))
                        .build();
                long cpuBefore = system.getProcessCpuTime();
                long wallBefore = System.nanoTime();
                findings = workspace.findingsOf(request, file).size();
                cpu.add((system.getProcessCpuTime() - cpuBefore) / 1e9);
                wall.add((System.nanoTime() - wallBefore) / 1e9);
            }
        }
        int settled = cpu.size() / 2;
        String account = String.format(
                Locale.ROOT,
                "%.4f %.4f",
                median(cpu.subList(settled, cpu.size())),
                median(wall.subList(settled, wall.size())));
        Files.writeString(Path.of(arguments[4]), account);
        System.out.println(findings + " findings in the file; figures of one change, after " + settled + " others");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}

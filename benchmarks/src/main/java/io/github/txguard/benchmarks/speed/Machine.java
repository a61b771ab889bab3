package io.github.txguard.benchmarks.speed;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What was measured on, without what would tell whose it is.
 *
 * @param processor name of the processor; "unknown" where the system does not tell
 * @param cores number of cores
 * @param gibibytes memory
 * @param system operating system
 * @param java version and vendor of the virtual machine
 */
record Machine(String processor, int cores, long gibibytes, String system, String java) {
    /** This machine. */
    static Machine here() {
        OperatingSystemMXBean bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(bean.getTotalMemorySize() / (double) (1L << 30)),
                System.getProperty("os.name") + " on " + System.getProperty("os.arch"),
                "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    }

    private static String processorName() {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*:\\s*", "").replaceAll("\\s+", " "))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}

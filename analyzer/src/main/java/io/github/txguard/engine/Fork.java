package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.WorkCounts;
import io.github.txguard.store.RequestCodec;
import io.github.txguard.store.ResultCodec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An analysis in a process of its own. A virtual machine as it comes takes twice the time for a run of some seconds: its optimizing
 * compiler and its collector are made for servers, and there is no way back once it has started. {@link ForkMain} is the other end.
 */
final class Fork {
    /** Number of source files. Smaller programs are done before another virtual machine has paid for its start. */
    private static final int MIN_FILES = 50;

    private static final List<String> SETTINGS = List.of(
            // Not every system knows of large pages.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // A heap that grows for seconds is mostly pages that are touched for the first time.
            "-XX:+UseTransparentHugePages",
            // Its standard output is for ours alone.
            "-XX:+DisplayVMOutputToStderr");

    /** Variables with options of virtual machines. Those that choose a collector would be at odds with ours. */
    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private final AnalysisRequest request;
    private final String classPath;

    private Fork(AnalysisRequest request, String classPath) {
        this.request = request;
        this.classPath = classPath;
    }

    /**
     * A process for a request.
     *
     * @param files number of source files
     * @return empty if this process is as good, or none can be started
     */
    static Optional<Fork> of(AnalysisRequest request, int files) {
        if (!request.fork() || request.hasTexts() || files < MIN_FILES || !optimizes()) {
            return Optional.empty();
        }
        return Optional.ofNullable(classPath()).map(found -> new Fork(request, found));
    }

    /** Whether this is a HotSpot with its optimizing compiler, which is what makes a short run slow. */
    private static boolean optimizes() {
        String name = System.getProperty("java.vm.name", "");
        String mode = System.getProperty("java.vm.info", "");
        return (name.contains("HotSpot") || name.contains("OpenJDK"))
                && mode.contains("mixed mode")
                && !mode.contains("emulated-client");
    }

    /** Where the analyzer and its libraries are; null if the class loader does not say. */
    private static @Nullable String classPath() {
        ClassLoader loader = Fork.class.getClassLoader();
        if (ClassLoader.getSystemClassLoader().equals(loader)) {
            return System.getProperty("java.class.path");
        }
        if (!(loader instanceof URLClassLoader urls)) {
            return null;
        }
        List<String> files = new ArrayList<>();
        for (URL url : urls.getURLs()) {
            try {
                files.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
                return null;
            }
        }
        return String.join(File.pathSeparator, files);
    }

    /**
     * Runs it.
     *
     * @param rules the analyzer's rules
     * @param work takes what was done
     * @return empty if that was not possible, of which the user has been told
     */
    Optional<AnalysisResult> run(List<RuleInfo> rules, Consumer<WorkCounts> work) {
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            request.progress()
                    .notice("no process could be started for the analysis, so it takes longer: " + e.getMessage());
            return Optional.empty();
        }
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return Optional.of(talk(process, rules, work));
        } catch (IOException e) {
            request.progress()
                    .notice("the process of the analysis ended before it was done, so it is done again in this one");
            return Optional.empty();
        } finally {
            process.destroyForcibly();
            withdraw(end);
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SETTINGS);
        command.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 10) + "k");
        command.addAll(List.of("-cp", classPath, ForkMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(System.getProperty("user.dir")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        VARIABLES.forEach(builder.environment()::remove);
        return builder.start();
    }

    private AnalysisResult talk(Process process, List<RuleInfo> rules, Consumer<WorkCounts> work) throws IOException {
        try (DataOutputStream out = new DataOutputStream(process.getOutputStream());
                DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            ForkMessage.bytes(out, RequestCodec.encode(request));
            out.flush();
            while (true) {
                switch (ForkMessage.read(in)) {
                    case PROGRESS -> request.progress().progress(in.readUTF(), in.readInt(), in.readInt());
                    case NOTICE -> request.progress().notice(ForkMessage.text(in));
                    case WORKED -> work.accept(ForkMessage.counts(in));
                    case RESULT -> {
                        return ResultCodec.decode(ForkMessage.bytes(in), rules);
                    }
                }
            }
        }
    }

    private static void withdraw(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is about to end, and the hook runs.
        }
    }
}

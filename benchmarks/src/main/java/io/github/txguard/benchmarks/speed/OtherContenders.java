package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.speed.Contender.NotPossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compilers and analyzers that people run on the same sources. */
final class OtherContenders {
    static final String COMPILER = "javac";

    private static final String SOLVER = "com.github.javaparser:javaparser-symbol-solver-core:3.28.2";

    private final Toolbox tools;

    OtherContenders(Toolbox tools) {
        this.tools = tools;
    }

    /** All of them. */
    List<Contender> all() {
        List<Contender> all = new ArrayList<>();
        all.add(other(COMPILER, "javac, parse and attribute", this::compiler));
        all.add(other("solver", "JavaParser, symbol solver for each call", this::solver));
        return all;
    }

    private static Contender other(String name, String title, Contender.Start start) {
        return new Contender(name, title, 0, false, start);
    }

    /** Parses and attributes; nothing is generated, as no other tool generates code. */
    private Launch compiler(Corpus corpus) throws IOException {
        List<String> command = tools.java(tools.settings().othersHeap());
        command.addAll(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main"));
        command.addAll(compilerOptions(corpus));
        return Launch.of(command, OtherContenders::errors);
    }

    private List<String> compilerOptions(Corpus corpus) throws IOException {
        List<String> options =
                new ArrayList<>(List.of("-proc:none", "-implicit:none", "-nowarn", "-Xmaxerrs", "100000"));
        options.addAll(List.of("-encoding", "UTF-8", "--should-stop=ifError=FLOW", "--should-stop=ifNoError=FLOW"));
        options.addAll(List.of("-cp", Toolbox.join(corpus.classPath()), "@" + tools.fileList(corpus)));
        return options;
    }

    /** Code that annotation processors make is missing, and so errors are usual; they do not stop the compiler. */
    private static String errors(int exitCode, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        if (exitCode > 1) {
            throw new IOException(Toolbox.failure(exitCode, lines));
        }
        long errors = lines.stream()
                .filter(line -> line.contains(".java:") && line.contains(": error: "))
                .count();
        return errors == 0 ? "" : errors + " errors";
    }

    private Launch solver(Corpus corpus) throws IOException, InterruptedException, NotPossibleException {
        List<Path> classPath = tools.program("ResolveEveryCall", tools.jars("solver", SOLVER));
        List<String> command = tools.java(
                tools.settings().othersHeap(), "-cp", Toolbox.join(classPath), "contenders.ResolveEveryCall");
        command.add(tools.fileList(corpus).toString());
        command.add(corpus.sources().toString());
        command.add(Toolbox.join(corpus.classPath()));
        return Launch.of(command, Toolbox::lastLine);
    }
}

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

    /** The newest that runs on JDK 17. */
    private static final String ERROR_PRONE = "2.42.0";

    private static final List<String> EXPORTED =
            List.of("api", "file", "main", "model", "parser", "processing", "tree", "util");
    private static final List<String> OPENED = List.of("code", "comp");

    private final Toolbox tools;

    OtherContenders(Toolbox tools) {
        this.tools = tools;
    }

    /** All of them. */
    List<Contender> all() {
        List<Contender> all = new ArrayList<>();
        all.add(other(COMPILER, "javac, parse and attribute", this::compiler));
        all.add(other("errorprone", "Error Prone " + ERROR_PRONE, this::errorProne));
        all.add(other("solver", "JavaParser, symbol solver for each call", this::solver));
        return all;
    }

    private static Contender other(String name, String title, Contender.Start start) {
        return new Contender(name, title, 0, false, start);
    }

    /** Parses and attributes; nothing is generated, as no other tool generates code. */
    private Launch compiler(Corpus corpus) throws IOException {
        List<String> command = tools.java(tools.settings().othersHeap());
        command.addAll(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main", "-nowarn"));
        command.addAll(compilerOptions(corpus));
        return Launch.of(command, OtherContenders::errors);
    }

    private List<String> compilerOptions(Corpus corpus) throws IOException {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-implicit:none", "-Xmaxerrs", "100000"));
        options.addAll(List.of("-encoding", "UTF-8", "--should-stop=ifError=FLOW", "--should-stop=ifNoError=FLOW"));
        options.addAll(List.of("-cp", Toolbox.join(corpus.classPath()), "@" + tools.fileList(corpus)));
        return options;
    }

    /** The compiler with Error Prone's checks. */
    private Launch errorProne(Corpus corpus) throws IOException, InterruptedException {
        List<Path> jars = tools.jars("errorprone", "com.google.errorprone:error_prone_core:" + ERROR_PRONE);
        List<String> command = tools.java(tools.settings().othersHeap(), "--add-modules", "ALL-SYSTEM");
        EXPORTED.forEach(
                name -> command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED"));
        OPENED.forEach(name -> command.add("--add-opens=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main"));
        command.addAll(List.of("-Xplugin:ErrorProne", "-processorpath", Toolbox.join(jars), "-Xmaxwarns", "100000"));
        command.add("-XDcompilePolicy=simple");
        command.addAll(compilerOptions(corpus));
        return Launch.of(command, (exitCode, log) -> {
            List<String> lines = Files.readAllLines(log);
            long errors = lines.stream()
                    .filter(line -> line.contains(": error: ") && !line.contains(": error: ["))
                    .count();
            if (errors > 0 || exitCode > 1) {
                throw new IOException(
                        errors > 0
                                ? "checks nothing where the compiler has errors, here " + errors
                                : Toolbox.failure(exitCode, lines));
            }
            return lines.stream().filter(line -> line.contains(": warning: [")).count() + " warnings";
        });
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

package io.github.txguard.benchmarks.speed;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What is needed to start tools: commands, their jars, the small programs of ours, lists of files. */
final class Toolbox {
    private final Settings settings;

    Toolbox(Settings settings) {
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    /** The start of a command that runs Java, with the settings that all tools have in common. */
    List<String> java(String heap, String... more) {
        List<String> command = plainJava(heap);
        command.addAll(settings.jvm());
        command.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
        command.addAll(List.of(more));
        return command;
    }

    /** The same, but with none of the options that all others have: as a user starts it who thinks of nothing. */
    List<String> plainJava(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        return command;
    }

    /**
     * Jars from Maven.
     *
     * @param tool name under which the answer is kept
     * @param coordinates groupId:artifactId:version
     */
    List<Path> jars(String tool, String... coordinates) throws IOException, InterruptedException {
        return MavenCommand.classPath(
                List.of(coordinates), settings.folder().resolve("tools").resolve(tool));
    }

    /**
     * Compiles one of the small programs.
     *
     * @param name its simple name
     * @param jars what it uses
     * @return the class path to run it with
     * @throws IOException if it does not compile
     */
    List<Path> program(String name, List<Path> jars) throws IOException {
        Path source = settings.programs().resolve("contenders").resolve(name + ".java");
        Path classes = settings.folder().resolve("tools").resolve("programs").resolve(name);
        Path done = classes.resolve("contenders").resolve(name + ".class");
        if (!Files.exists(done) || Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(source)) < 0) {
            Files.createDirectories(classes);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp", join(jars));
                if (!compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjects(source))
                        .call()) {
                    throw new IOException(source.getFileName() + " does not compile: " + messages);
                }
            }
        }
        return Stream.concat(Stream.of(classes), jars.stream()).toList();
    }

    /** Where a tool may keep files about a corpus, made when needed. */
    Path work(Corpus corpus) throws IOException {
        return Files.createDirectories(settings.folder().resolve("work").resolve(corpus.name()));
    }

    /** Where the virtual machine that is measured tells of its collections. */
    Path gcLog(Corpus corpus) throws IOException {
        return work(corpus).resolve("gc.log");
    }

    /** A file with the names of the source files, one a line. */
    Path fileList(Corpus corpus) throws IOException {
        Path list = work(corpus).resolve("files.txt");
        Files.write(list, corpus.sourceFiles().stream().map(Path::toString).toList());
        return list;
    }

    /** Paths as Java takes them. */
    static String join(List<Path> paths) {
        return String.join(
                File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    /** The last line of a log that says something; a judge for tools that print what they have done. */
    static String lastLine(int exitCode, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String last = lines.stream()
                .filter(line -> !line.isBlank())
                .reduce((one, other) -> other)
                .orElse("")
                .strip();
        if (exitCode != 0) {
            throw new IOException(failure(exitCode, lines));
        }
        return last;
    }

    /** Why a tool failed, as far as it said. */
    static String failure(int exitCode, List<String> log) {
        return log.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("error") || line.contains("Exception"))
                .findFirst()
                .map(line -> line.strip() + " (exit code " + exitCode + ")")
                .orElse("exit code " + exitCode);
    }
}

package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.speed.Contender.NotPossibleException;
import io.github.txguard.benchmarks.speed.Launch.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Analyzers that people run on the same sources or on their class files, each with what it needs to know types. */
final class AnalyzerContenders {
    private static final String PMD = "7.27.0";
    private static final String SPOTBUGS = "4.10.4";
    private static final String SPOON = "11.3.0";
    private static final String ARCHUNIT = "1.5.0";
    private static final String SOOTUP = "3.0.1";
    private static final String NO_LOG = "org.slf4j:slf4j-nop:2.0.17";

    private static final long WARM_UP_SECONDS = 900;

    /** Rules that ask for types; those that only look at the syntax tree would say less about the cost of knowing them. */
    private static final String RULES = """
            <?xml version="1.0"?>
            <ruleset name="types" xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">
              <description>Rules that ask for types.</description>
              <rule ref="category/java/bestpractices.xml/LooseCoupling"/>
              <rule ref="category/java/bestpractices.xml/MissingOverride"/>
              <rule ref="category/java/bestpractices.xml/UnusedPrivateMethod"/>
              <rule ref="category/java/codestyle.xml/UnnecessaryCast"/>
              <rule ref="category/java/errorprone.xml/CloseResource"/>
              <rule ref="category/java/errorprone.xml/CompareObjectsWithEquals"/>
              <rule ref="category/java/multithreading.xml/UnsynchronizedStaticFormatter"/>
            </ruleset>
            """;

    private final Toolbox tools;
    private final int threads;

    /**
     * Makes them.
     *
     * @param tools what is needed to start them
     * @param threads number of threads for those that take one
     */
    AnalyzerContenders(Toolbox tools, int threads) {
        this.tools = tools;
        this.threads = threads;
    }

    /** All of them. */
    List<Contender> all() {
        return List.of(
                other("pmd", "PMD %s, 7 rules about types, %d threads".formatted(PMD, threads), this::pmd),
                other("pmd-warm", "PMD %s, nothing changed".formatted(PMD), this::pmdWarm),
                other("archunit", "ArchUnit %s, transitive rule on class files".formatted(ARCHUNIT), this::archUnit),
                other("spoon", "Spoon %s, model with types".formatted(SPOON), this::spoon),
                other("spotbugs", "SpotBugs %s on class files".formatted(SPOTBUGS), this::spotBugs),
                other("sootup", "SootUp %s, CHA on class files".formatted(SOOTUP), this::sootUp));
    }

    private static Contender other(String name, String title, Contender.Start start) {
        return new Contender(name, title, 0, false, start);
    }

    private Launch pmd(Corpus corpus) throws IOException, InterruptedException {
        Path report = tools.work(corpus).resolve("pmd.txt");
        List<String> command = pmdCommand(corpus, report);
        command.add("--no-cache");
        return new Launch(List.of(() -> Files.deleteIfExists(report)), command, lines(report, "violations"));
    }

    private Launch pmdWarm(Corpus corpus) throws IOException, InterruptedException {
        Path work = tools.work(corpus);
        Path report = work.resolve("pmd-warm.txt");
        List<String> command = pmdCommand(corpus, report);
        command.addAll(List.of("--cache", work.resolve("pmd-cache").toString()));
        Step fill = () -> MeasuredProcess.run(command, work, work.resolve("pmd-warm-up.log"), WARM_UP_SECONDS);
        return new Launch(List.of(fill, () -> Files.deleteIfExists(report)), command, lines(report, "violations"));
    }

    private List<String> pmdCommand(Corpus corpus, Path report) throws IOException, InterruptedException {
        Path rules = tools.work(corpus).resolve("pmd-rules.xml");
        Files.writeString(rules, RULES);
        List<Path> jars =
                tools.jars("pmd", "net.sourceforge.pmd:pmd-cli:" + PMD, "net.sourceforge.pmd:pmd-java:" + PMD);
        List<String> command =
                tools.java(tools.settings().othersHeap(), "-cp", Toolbox.join(jars), "net.sourceforge.pmd.cli.PmdCli");
        command.addAll(List.of("check", "--no-progress", "--no-fail-on-violation", "--no-fail-on-error"));
        command.addAll(List.of("--dir", corpus.sources().toString(), "--rulesets", rules.toString()));
        command.addAll(List.of("--format", "text", "--report-file", report.toString()));
        command.addAll(List.of("--aux-classpath", Toolbox.join(corpus.classPath()), "--threads", "" + threads));
        return command;
    }

    private Launch archUnit(Corpus corpus) throws IOException, InterruptedException, NotPossibleException {
        Path jar = classes(corpus);
        List<Path> classPath = new ArrayList<>(tools.program(
                "TransitiveRule", tools.jars("archunit", "com.tngtech.archunit:archunit:" + ARCHUNIT, NO_LOG)));
        classPath.addAll(corpus.classPath());
        List<String> command =
                tools.java(tools.settings().othersHeap(), "-cp", Toolbox.join(classPath), "contenders.TransitiveRule");
        command.add(jar.toString());
        return Launch.of(command, Toolbox::lastLine);
    }

    private Launch spoon(Corpus corpus) throws IOException, InterruptedException {
        List<Path> jars = tools.jars("spoon", "fr.inria.gforge.spoon:spoon-core:" + SPOON, NO_LOG);
        List<String> command = tools.java(tools.settings().othersHeap(), "-cp", Toolbox.join(jars), "spoon.Launcher");
        command.addAll(List.of("--input", corpus.sources().toString(), "--output-type", "nooutput"));
        command.addAll(List.of("--source-classpath", Toolbox.join(corpus.classPath()), "--no-copy-resources"));
        return Launch.of(command, (exitCode, log) -> {
            if (exitCode != 0) {
                throw new IOException(Toolbox.failure(exitCode, Files.readAllLines(log)));
            }
            return "";
        });
    }

    private Launch spotBugs(Corpus corpus) throws IOException, InterruptedException, NotPossibleException {
        Path jar = classes(corpus);
        Path report = tools.work(corpus).resolve("spotbugs.txt");
        List<Path> jars = tools.jars("spotbugs", "com.github.spotbugs:spotbugs:" + SPOTBUGS, NO_LOG);
        List<String> command =
                tools.java(tools.settings().othersHeap(), "-cp", Toolbox.join(jars), "edu.umd.cs.findbugs.FindBugs2");
        command.addAll(List.of("-quiet", "-output", report.toString()));
        command.addAll(List.of("-auxclasspath", Toolbox.join(corpus.classPath()), jar.toString()));
        return new Launch(List.of(() -> Files.deleteIfExists(report)), command, lines(report, "bugs"));
    }

    private Launch sootUp(Corpus corpus) throws IOException, InterruptedException, NotPossibleException {
        Path jar = classes(corpus);
        List<Path> classPath = tools.program(
                "CallGraphOfClasses",
                tools.jars(
                        "sootup",
                        "org.soot-oss:sootup.callgraph:" + SOOTUP,
                        "org.soot-oss:sootup.java.bytecode.frontend:" + SOOTUP,
                        NO_LOG));
        List<String> command = tools.java(
                tools.settings().othersHeap(), "-cp", Toolbox.join(classPath), "contenders.CallGraphOfClasses");
        command.addAll(List.of(jar.toString(), Toolbox.join(corpus.classPath())));
        return Launch.of(command, Toolbox::lastLine);
    }

    private static Path classes(Corpus corpus) throws NotPossibleException {
        Path jar = corpus.classes();
        if (jar == null) {
            throw new NotPossibleException("needs class files, which generated programs do not have");
        }
        return jar;
    }

    /** A judge that counts the lines of a report. */
    private static Launch.Judge lines(Path report, String what) {
        return (exitCode, log) -> {
            if (!Files.exists(report)) {
                throw new IOException(Toolbox.failure(exitCode, Files.readAllLines(log)));
            }
            return Files.readAllLines(report).size() + " " + what;
        };
    }
}

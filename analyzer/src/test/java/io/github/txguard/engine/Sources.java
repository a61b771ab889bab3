package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small program, written to a folder and analyzed by its sources alone. Its types stand in one package, may use the usual
 * types of the JDK and of Spring without importing them, and may extend {@code Beans} for the usual collaborators.
 */
public final class Sources {
    private static final String IMPORTS = """
            package p;
            import java.io.*;
            import java.net.http.HttpClient;
            import java.nio.file.*;
            import java.sql.Connection;
            import java.sql.DriverManager;
            import java.sql.Statement;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import javax.sql.DataSource;
            import org.springframework.jdbc.core.JdbcTemplate;
            import org.springframework.scheduling.annotation.Async;
            import org.springframework.transaction.PlatformTransactionManager;
            import org.springframework.transaction.TransactionStatus;
            import org.springframework.transaction.annotation.Propagation;
            import org.springframework.transaction.annotation.Transactional;
            import org.springframework.transaction.support.TransactionCallback;
            import org.springframework.transaction.support.TransactionSynchronization;
            import org.springframework.transaction.support.TransactionSynchronizationManager;
            import org.springframework.transaction.support.TransactionTemplate;
            import org.springframework.web.client.RestTemplate;
            """;

    private static final String BEANS = """
            abstract class Beans {
                JdbcTemplate jdbc;
                RestTemplate rest;
                TransactionTemplate template;
                PlatformTransactionManager manager;
                DataSource dataSource;
                jakarta.persistence.EntityManager em;
                ExecutorService executor;
            }
            """;

    private final Path folder;
    private final AnalysisRequest.Builder request;

    private Sources(Path folder) {
        this.folder = folder;
        this.request = AnalysisRequest.builder(folder)
                .sources(List.of(folder))
                .threads(1)
                .failFast(true);
    }

    /**
     * An empty program.
     *
     * @param folder where to write it
     */
    public static Sources in(Path folder) {
        return new Sources(folder);
    }

    /**
     * Adds types, without package and imports.
     *
     * @param types source text of types
     */
    public Sources program(String types) {
        return file("p/Beans.java", IMPORTS + BEANS).file("p/Program.java", IMPORTS + types);
    }

    /**
     * Adds a whole file.
     *
     * @param name path below the folder
     * @param text its source text
     */
    public Sources file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Puts class files on the class path.
     *
     * @param classes folder of class files
     */
    public Sources withClassPath(Path classes) {
        request.classPath(List.of(classes));
        return this;
    }

    /**
     * Brings catalog rows.
     *
     * @param file catalog file
     */
    public Sources withCatalog(Path file) {
        request.catalogs(List.of(file));
        return this;
    }

    /** Has every pair of transaction and sink reported. */
    public Sources withAllPairs() {
        request.pairs(Pairs.ALL);
        return this;
    }

    /** Has findings of any confidence reported. */
    public Sources withPossibleFindings() {
        request.minConfidence(Confidence.POSSIBLE);
        return this;
    }

    /** The result, whatever it is. */
    public AnalysisResult analyze() {
        return TxGuard.analyze(request.build());
    }

    /**
     * What is told of a method.
     *
     * @param method method as users write it
     * @param to second method, or null
     */
    public Explanation explain(String method, @Nullable String to) {
        return TxGuard.explain(request.build(), new Question(method, to, Question.DEFAULT_DEPTH));
    }

    /**
     * The findings in short, in their order: {@code TXG002 open certain  A.place -> B.call -> Thread.sleep}. Nothing may have
     * gone wrong on the way.
     */
    public List<String> findings() {
        AnalysisResult result = analyze();
        assertThat(result.problems()).isEmpty();
        return result.findings().stream().map(Sources::brief).toList();
    }

    private static String brief(Finding finding) {
        String held = switch (finding.held()) {
            case NOTHING_HELD -> "none";
            case CONNECTION_HELD -> "held";
            case TRANSACTION_OPEN -> "open";
            case LOCKS_HELD -> "locked";
        };
        String confidence = finding.confidence().name().toLowerCase(Locale.ROOT);
        String calls = finding.path().steps().stream().map(PathStep::callee).collect(Collectors.joining(" -> "));
        return finding.rule() + " " + held + " " + confidence + "  "
                + shortName(finding.transaction().method()) + " -> " + calls;
    }

    private static String shortName(String method) {
        String name = method.substring(0, method.indexOf('(')).replace('#', '.');
        return name.substring(name.indexOf('.') + 1);
    }
}

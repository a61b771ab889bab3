package io.github.txguard.sonar.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.sonar.issues.IssueDraft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonar.api.batch.sensor.issue.Issue;

/** Scans with a server that keeps what the previous one left. */
class PreviousScanTest {
    private static final String KEY = "txguard:result:1";
    private static final int DIGEST = 64;
    private static final String MARK = "from the previous scan";

    private static final String SLEEPS = """
            class A {
                @org.springframework.transaction.annotation.Transactional
                public void a(java.sql.Statement s) throws Exception { s.execute("update t set a = 1"); Thread.sleep(1); }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        file("src/main/java/A.java", SLEEPS);
        file("src/main/resources/application.yml", "a: b\n");
        file("classes/X.class", "X");
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Scan scan(Cache cache) {
        Scan scan = new Scan(folder).module("").set("sonar.java.binaries", "classes");
        scan.context().setCacheEnabled(true);
        scan.context().setPreviousCache(cache);
        scan.context().setNextCache(cache);
        return scan;
    }

    /** What a scan leaves, with a mark by which its issues are known. */
    private Map<String, byte[]> marked() throws IOException {
        Cache first = new Cache(Map.of());
        assertThat(scan(first).run()).hasSize(1);
        byte[] kept = Objects.requireNonNull(first.after().get(KEY));
        ScanResult result = ScanResult.of(new ByteArrayInputStream(kept, DIGEST, kept.length - DIGEST));
        List<IssueDraft> drafts = result.drafts().stream()
                .map(draft -> new IssueDraft(draft.rule(), draft.severity(), MARK, draft.place(), draft.path()))
                .toList();
        byte[] bytes = new ScanResult(drafts, result.report()).toBytes();
        byte[] changed = Arrays.copyOf(kept, DIGEST + bytes.length);
        System.arraycopy(bytes, 0, changed, DIGEST, bytes.length);
        Map<String, byte[]> left = new TreeMap<>();
        left.put(KEY, changed);
        return left;
    }

    private static boolean isReplayed(List<Issue> issues) {
        assertThat(issues).hasSize(1);
        return MARK.equals(issues.get(0).primaryLocation().message());
    }

    @Test
    void theIssuesOfTheSameProgramAreRaisedAgainWithTheirPathsAndWarnings() throws IOException {
        Cache cache = new Cache(marked());
        Scan again = scan(cache);
        List<Issue> issues = again.run();
        assertThat(isReplayed(issues)).isTrue();
        assertThat(issues.get(0).flows()).hasSize(1);
        assertThat(again.warnings()).anyMatch(warning -> warning.contains("no libraries"));
        assertThat(cache.after()).containsOnlyKeys(KEY);
    }

    @Test
    void anyChangeIsAnalyzed() throws IOException {
        Map<String, byte[]> left = marked();
        assertThat(isReplayed(
                        scan(new Cache(left)).set("sonar.txguard.pairs", "all").run()))
                .isFalse();
        assertThat(isReplayed(scan(new Cache(left)).without("TXG001").run())).isFalse();
        file("classes/X.class", "Y");
        assertThat(isReplayed(scan(new Cache(left)).run())).isFalse();
        file("classes/X.class", "X");
        file("src/main/resources/application.yml", "a: c\n");
        assertThat(isReplayed(scan(new Cache(left)).run())).isFalse();
        file("src/main/resources/application.yml", "a: b\n");
        file("src/main/java/A.java", SLEEPS + "\n");
        assertThat(isReplayed(scan(new Cache(left)).run())).isFalse();
        file("src/main/java/A.java", SLEEPS);
        assertThat(isReplayed(scan(new Cache(left)).run())).isTrue();
    }

    @Test
    void whatCannotBeReadIsNotUsed() throws IOException {
        Map<String, byte[]> left = marked();
        left.put(KEY, Arrays.copyOf(Objects.requireNonNull(left.get(KEY)), DIGEST + 20));
        assertThat(isReplayed(scan(new Cache(left)).run())).isFalse();
        left.put(KEY, new byte[3]);
        assertThat(isReplayed(scan(new Cache(left)).run())).isFalse();
    }

    @Test
    void anIncompleteResultIsNotKept() throws IOException {
        file("src/main/java/B.java", "class B { void x( }");
        Cache cache = new Cache(Map.of());
        scan(cache).run();
        assertThat(cache.after()).isEmpty();
    }
}

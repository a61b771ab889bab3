package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figures of a result count. */
final class CoverageTest {
    @TempDir
    Path folder;

    @Test
    void figuresCountFilesLinesMethodsAndScopes() {
        Coverage coverage = Sources.in(folder)
                .file("q/A.java", "package q;\nclass A {\n    void a() { b(); }\n    void b() { }\n}\n")
                .file("q/B.java", """
                        package q;
                        import org.springframework.transaction.annotation.Transactional;
                        class B {
                            A a;
                            @Transactional
                            public void run() { a.a(); }
                        }
                        """)
                .analyze()
                .coverage();
        assertThat(coverage.files()).isEqualTo(2);
        assertThat(coverage.filesParsed()).isEqualTo(2);
        assertThat(coverage.methods()).isEqualTo(3);
        assertThat(coverage.methodsAnalyzed()).isEqualTo(3);
        assertThat(coverage.calls()).isEqualTo(2);
        assertThat(coverage.callsResolved()).isEqualTo(2);
        assertThat(coverage.scopes()).isEqualTo(1);
    }

    @Test
    void methodsThatNoTransactionReachesAreNotLookedInto() {
        Coverage coverage = Sources.in(folder)
                .program("class A { void a() { b(); } void b() { } }")
                .analyze()
                .coverage();
        assertThat(coverage.methods()).isEqualTo(2);
        assertThat(coverage.methodsAnalyzed()).isZero();
        assertThat(coverage.scopes()).isZero();
    }

    @Test
    void callOfAnUnknownTypeIsNotResolved() {
        Coverage coverage = Sources.in(folder).program("""
                        class A {
                            Unknown unknown;
                            @Transactional
                            public void a() { unknown.call(); b(); }
                            void b() { }
                        }
                        """).analyze().coverage();
        assertThat(coverage.calls()).isEqualTo(2);
        assertThat(coverage.callsResolved()).isEqualTo(1);
    }

    @Test
    void fileThatDoesNotParseIsCountedAndTold() {
        AnalysisResult result = Sources.in(folder)
                .file("q/A.java", "package q; class A { void a( }")
                .file("q/B.java", "package q; class B { }")
                .analyze();
        assertThat(result.coverage().files()).isEqualTo(2);
        assertThat(result.isIncomplete()).isTrue();
        assertThat(result.problems()).extracting(Problem::file).containsOnly("q/A.java");
    }

    @Test
    void nothingAtAllIsAnEmptyResult() {
        AnalysisResult result = Sources.in(folder).analyze();
        assertThat(result.findings()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(result.coverage().files()).isZero();
    }
}

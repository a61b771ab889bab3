package io.github.txguard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.ExecutionEntry.Mode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row that says when code runs relative to a transaction or an event does what it says, in a program of its own. */
final class ExecutionRowsTest {
    /** Libraries about transactions, events, or code that runs in one. */
    private static final List<String> LIBRARIES = List.of(
            "axon",
            "cdi",
            "ebean",
            "ejb",
            "hibernate",
            "jdbi",
            "jta",
            "micronaut-data",
            "spring-jdbc",
            "spring-modulith",
            "spring-tx");

    private final RowPrograms programs = new RowPrograms("execution", ExecutionRowsTest::speaks);

    private static boolean speaks(ApiEntry row) {
        return row instanceof ExecutionEntry execution
                && execution.mode() != Mode.REFERENCE
                && (LIBRARIES.contains(row.library())
                        || execution.bus() != null
                        || List.of(Mode.AFTER_HELD, Mode.BEFORE_COMMIT, Mode.LATER, Mode.PUBLISH)
                                .contains(execution.mode()));
    }

    @Test
    void everyRowHasAProgram() {
        assertThat(programs.rowsWithoutProgram()).isEmpty();
        assertThat(programs.programsWithoutRow()).isEmpty();
    }

    @Test
    void programsUseEveryTypeAndMethodOfTheirRows() {
        assertThat(programs.notMentioned()).isEmpty();
    }

    @Test
    void programsShowWhatIsFoundAndWhatIsNot() {
        assertThat(programs.oneSided()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> sinksAreFoundAsTheProgramsSay() {
        return programs.run();
    }
}

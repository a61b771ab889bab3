package io.github.txguard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.TransactionEntry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row about transactions does what it says, in a program of its own. */
final class TransactionRowsTest {
    /** Rows about subtypes of what another row speaks of; they say the same and matter to readers only. */
    private static final List<String> SAID_TWICE = List.of(
            "transaction.hibernate.transaction-begin",
            "transaction.hibernate.end",
            "transaction.mybatis.managed-end",
            "transaction.mybatis.managed-close");

    /** To a wait, joining a transaction is the same whatever happens without one. */
    private static final List<String> JOINS = List.of("SUPPORTS", "MANDATORY", "NESTED");

    private final RowPrograms programs = new RowPrograms("transactions", TransactionRowsTest::speaks);

    private static boolean speaks(ApiEntry row) {
        return row instanceof TransactionEntry transaction
                && switch (transaction.mode()) {
                    case ANNOTATION,
                            IMPLICIT,
                            IMPLICIT_TYPE,
                            OPT_OUT,
                            WEAVING,
                            LAMBDA,
                            BEGIN,
                            END,
                            CONNECTION,
                            CALLBACK,
                            LATE,
                            REACTIVE -> true;
                    // Those about objects are for the tests of the package config.
                    case MANAGER, DEFINITION, SOURCE, VIEW, REQUEST, STEP, ADVICE, REFERENCE -> false;
                };
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

    @TestFactory
    Stream<DynamicTest> everyRowMakesADifference() {
        return programs.rowsMatter(row -> row instanceof TransactionEntry transaction
                && !transaction.nonSql()
                && !JOINS.contains(transaction.propagation())
                && !SAID_TWICE.contains(row.id()));
    }
}

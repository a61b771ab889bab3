package io.github.txguard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which calls enter a declared transaction, framework by framework; the names of the programs say what they show. */
final class InterceptionTest {
    private final RowPrograms programs = new RowPrograms("interception", row -> false);

    @Test
    void programsShowWhatIsFoundAndWhatIsNot() {
        assertThat(programs.oneSided()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> sinksAreFoundAsTheProgramsSay() {
        return programs.run();
    }
}

package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelMapTest {
    @Test
    void keepsTheOrderOfInputsThatYieldAnyNumberOfResults() {
        List<Integer> inputs =
                IntStream.range(0, 3 * ParallelMap.PORTION + 1).boxed().toList();
        List<Integer> expected = new ArrayList<>();
        inputs.forEach(input -> expected.addAll(several(input)));

        assertThat(ParallelMap.ONE_THREAD.flatMap(inputs, ParallelMapTest::several))
                .isEqualTo(expected);
        assertThat(ParallelMap.ONE_THREAD.flatMap(List.<Integer>of(), ParallelMapTest::several))
                .isEmpty();
    }

    private static List<Integer> several(int input) {
        return IntStream.range(0, input % 3)
                .map(each -> input * 10 + each)
                .boxed()
                .toList();
    }
}

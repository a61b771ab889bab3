package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Confidence;
import io.github.txguard.wiring.Assumptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order ways are gone, and which are not. */
final class WaysTest {
    private static final int SIZE = 100;

    private final Ways ways = new Ways();

    private static int rank(Confidence confidence, boolean through, int length) {
        return Rank.along(0, Rank.classOf(confidence, through), length);
    }

    private void begin(int start) {
        ways.begin(SIZE, start, 0, Assumptions.NONE);
    }

    private void add(int node, int rank) {
        ways.add(node, 0, 0, rank, Assumptions.NONE);
    }

    private List<Integer> visits() {
        List<Integer> nodes = new ArrayList<>();
        for (int way = ways.next(); way != 0; way = ways.next()) {
            nodes.add(ways.node(way));
        }
        return nodes;
    }

    @Test
    void surestThenClearestThenShortestComesFirst() {
        begin(0);
        add(1, rank(Confidence.POSSIBLE, false, 1));
        add(2, rank(Confidence.LIKELY, true, 1));
        add(3, rank(Confidence.LIKELY, false, 70));
        add(4, rank(Confidence.CERTAIN, true, 2));
        add(5, rank(Confidence.CERTAIN, false, 3));
        add(6, rank(Confidence.CERTAIN, false, 2));
        assertThat(visits()).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void ofOneRankTheFirstComesFirst() {
        begin(0);
        for (int node : List.of(7, 3, 9, 1)) {
            add(node, rank(Confidence.LIKELY, false, 4));
        }
        assertThat(visits()).containsExactly(7, 3, 9, 1);
    }

    @Test
    void waysThatAreFoundMeanwhileTakeTheirTurn() {
        begin(0);
        add(1, rank(Confidence.CERTAIN, false, 1));
        add(2, rank(Confidence.LIKELY, false, 1));
        assertThat(ways.node(ways.next())).isEqualTo(1);
        add(3, rank(Confidence.CERTAIN, false, 2));
        add(4, rank(Confidence.LIKELY, false, 2));
        assertThat(visits()).containsExactly(3, 2, 4);
    }

    @Test
    void nodeIsVisitedOnceByTheBestWay() {
        begin(0);
        add(1, rank(Confidence.POSSIBLE, false, 1));
        add(1, rank(Confidence.CERTAIN, false, 5));
        add(1, rank(Confidence.CERTAIN, false, 6));
        int way = ways.next();
        assertThat(ways.rank(way)).isEqualTo(rank(Confidence.CERTAIN, false, 5));
        assertThat(ways.isVisited(1)).isTrue();
        assertThat(visits()).isEmpty();
        assertThat(ways.visited().contains(1, Assumptions.NONE)).isTrue();
        assertThat(ways.visited().contains(2, Assumptions.NONE)).isFalse();
    }

    @Test
    void nextWalkKnowsNothingOfTheLast() {
        begin(0);
        for (int node = 1; node < SIZE; node++) {
            add(node, rank(Confidence.CERTAIN, false, node));
        }
        assertThat(visits()).hasSize(SIZE - 1);
        begin(1);
        assertThat(visits()).isEmpty();
        begin(1);
        add(5, rank(Confidence.LIKELY, true, 3));
        add(0, rank(Confidence.LIKELY, true, 2));
        assertThat(visits()).containsExactly(0, 5);
        assertThat(Rank.confidence(ways.rank(1))).isEqualTo(Confidence.LIKELY);
        assertThat(Rank.isThrough(ways.rank(1))).isTrue();
        assertThat(Rank.length(ways.rank(1))).isEqualTo(3);
    }
}

package io.github.txguard.benchmarks.generate;

/**
 * A finding that a right analysis has.
 *
 * @param transaction the transaction's method as pkg.Type#name
 * @param sink the call that waits, as file:line with the file relative to the sources
 */
public record PlantedFinding(String transaction, String sink) implements Comparable<PlantedFinding> {
    @Override
    public int compareTo(PlantedFinding other) {
        int order = transaction.compareTo(other.transaction);
        return order == 0 ? sink.compareTo(other.sink) : order;
    }
}

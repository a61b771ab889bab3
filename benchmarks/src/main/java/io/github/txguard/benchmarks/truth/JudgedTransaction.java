package io.github.txguard.benchmarks.truth;

import java.util.List;

/**
 * A transaction of an application of which all were judged.
 *
 * @param app the application
 * @param rootFile file of the method that opens it
 * @param rootLine its line
 * @param rootMethod the method
 * @param status {@code blocking} or {@code clean}
 * @param categories kinds of the sinks that it reaches
 */
record JudgedTransaction(
        String app, String rootFile, int rootLine, String rootMethod, String status, List<String> categories) {
    /** Whether it reaches nothing that waits. */
    boolean isClean() {
        return status.equals("clean");
    }
}

package io.github.txguard.benchmarks.truth;

import java.util.List;

/**
 * A call that truly waits inside a transaction. Files are relative to the application's folder, lines count from 1.
 *
 * @param id identity, stable
 * @param app the application
 * @param rootFile file of the method that opens the transaction
 * @param rootLine its line
 * @param rootMethod the method, as {@code pkg.Type#name(SimpleType,…)}
 * @param sinkFile file of the call that waits
 * @param sinkLine its line
 * @param sinkCall what is called
 * @param category kind of the sink
 * @param chain the calls from the transaction to the sink, for people
 * @param features what an analyzer must understand to find it
 * @param confidence {@code certain} or {@code likely}
 * @param rootLineSha1 see {@link LineMark}
 * @param sinkLineSha1 see {@link LineMark}
 */
record Label(
        String id,
        String app,
        String rootFile,
        int rootLine,
        String rootMethod,
        String sinkFile,
        int sinkLine,
        String sinkCall,
        String category,
        List<String> chain,
        List<String> features,
        String confidence,
        String rootLineSha1,
        String sinkLineSha1) {
    /** Whether it holds without any reservation. */
    boolean isCertain() {
        return confidence.equals("certain");
    }
}

package io.github.txguard.benchmarks.truth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A finding of the analyzer, as far as it is compared.
 *
 * @param app the application
 * @param rootFile file of the method that opens the transaction
 * @param rootLine its line
 * @param rootMethod that method, as {@code pkg.Type#name(SimpleType,…)}
 * @param sinkFile file of the call that waits
 * @param sinkLine its line
 * @param category kind of the sink
 */
@JsonPropertyOrder({"app", "rootFile", "rootLine", "rootMethod", "sinkFile", "sinkLine", "category"})
record Reported(
        String app, String rootFile, int rootLine, String rootMethod, String sinkFile, int sinkLine, String category) {
    /** The method's name alone. */
    static String simpleName(String method) {
        String name = method.substring(method.lastIndexOf('#') + 1);
        int parameters = name.indexOf('(');
        return parameters < 0 ? name : name.substring(0, parameters);
    }
}

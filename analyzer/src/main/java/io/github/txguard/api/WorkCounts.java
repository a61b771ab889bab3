package io.github.txguard.api;

/**
 * What an analysis had to do, in numbers that do not depend on the machine: the same request with the same cache has the same
 * counts each time if it runs on one thread. With more threads a method may be linked, and a class file read, twice.
 *
 * @param parses texts that the parser was given; a file is parsed again where the parser needs it changed
 * @param unitsDecoded source files that were read from the cache instead
 * @param classFiles class files that were read, of the class path and the JDK; one that is read twice counts twice
 * @param methodsLinked methods whose calls were resolved and whose locals were typed
 * @param sitesTyped calls, creations, lambdas and method references in them
 * @param solverQuestions calls about which the parser's symbol solver was asked
 */
public record WorkCounts(
        long parses, long unitsDecoded, long classFiles, long methodsLinked, long sitesTyped, long solverQuestions) {
    /** Nothing was done. */
    public static final WorkCounts NONE = new WorkCounts(0, 0, 0, 0, 0, 0);

    /** The sum of both. */
    public WorkCounts plus(WorkCounts other) {
        return new WorkCounts(
                parses + other.parses,
                unitsDecoded + other.unitsDecoded,
                classFiles + other.classFiles,
                methodsLinked + other.methodsLinked,
                sitesTyped + other.sitesTyped,
                solverQuestions + other.solverQuestions);
    }
}

package io.github.txguard.benchmarks.truth;

/**
 * A call that looks as if it waited inside a transaction, and does not.
 *
 * @param app the application
 * @param kind why it is innocent, in a word
 * @param rootFile file of the method that seems to hold a transaction
 * @param rootLine its line
 * @param rootMethod that method
 * @param file file of the call
 * @param line its line
 * @param strength {@code hard}: must not be reported; {@code soft}: tolerable
 * @param why why it is innocent, in a sentence
 * @param rootLineSha1 see {@link LineMark}
 * @param sinkLineSha1 see {@link LineMark}
 */
record Negative(
        String app,
        String kind,
        String rootFile,
        int rootLine,
        String rootMethod,
        String file,
        int line,
        String strength,
        String why,
        String rootLineSha1,
        String sinkLineSha1) {
    /** Whether a report of it is plainly wrong. */
    boolean isHard() {
        return strength.equals("hard");
    }
}

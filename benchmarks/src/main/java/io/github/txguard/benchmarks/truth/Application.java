package io.github.txguard.benchmarks.truth;

/**
 * An application whose transactions were read.
 *
 * @param name its name in the other files
 * @param repository owner and name of its public repository
 * @param commit the commit that was read
 */
record Application(String name, String repository, String commit) {}

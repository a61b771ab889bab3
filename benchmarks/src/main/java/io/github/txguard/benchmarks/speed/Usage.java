package io.github.txguard.benchmarks.speed;

/**
 * What a process has used.
 *
 * @param cpu seconds of all processors, in the program and in the system for it
 * @param wall seconds of the clock
 * @param mebibytes most memory that it had at once
 */
record Usage(double cpu, double wall, double mebibytes) {}

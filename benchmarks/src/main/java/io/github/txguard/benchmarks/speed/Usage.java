package io.github.txguard.benchmarks.speed;

/**
 * What a process has used.
 *
 * @param cpu seconds of all processors, in the program and in the system for it
 * @param wall seconds of the clock
 * @param mebibytes most memory that it had at once
 * @param heap most of the heap that was in use after a collection, in mebibytes; 0 where that is not known
 */
record Usage(double cpu, double wall, double mebibytes, double heap) {
    /** Without the heap. */
    Usage(double cpu, double wall, double mebibytes) {
        this(cpu, wall, mebibytes, 0);
    }
}

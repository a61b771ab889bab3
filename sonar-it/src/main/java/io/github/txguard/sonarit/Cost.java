package io.github.txguard.sonarit;

/**
 * What something took.
 *
 * @param wallSeconds time on the clock
 * @param cpuSeconds processor time of all its processes; 0 where the platform does not tell
 * @param peakMebibytes the most memory resident at once in all its processes; 0 where the platform does not tell
 */
record Cost(double wallSeconds, double cpuSeconds, long peakMebibytes) {}

/**
 * Measures the speed and memory of the analyzer beside those of other tools: brings the sources, starts each tool as a process of
 * its own, repeats, and reports. Knows all of them by their command lines, or by a small program of ours where there is none.
 */
@NullMarked
package io.github.txguard.benchmarks.speed;

import org.jspecify.annotations.NullMarked;

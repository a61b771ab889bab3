/** The guard of the cost of an analysis: how much it does on programs that stay the same, and never how long it takes. */
@NullMarked
package io.github.txguard.benchmarks.work;

import org.jspecify.annotations.NullMarked;

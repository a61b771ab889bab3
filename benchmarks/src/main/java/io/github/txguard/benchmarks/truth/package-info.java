/**
 * Holds the analyzer against calls in real applications that people have read and judged. Knows the analyzer by its command
 * line and its report alone, as a user does.
 */
@NullMarked
package io.github.txguard.benchmarks.truth;

import org.jspecify.annotations.NullMarked;

/**
 * Writes programs for measuring: realistic ones of any size, and the shapes that a search through calls fears. Each is written
 * with the findings that a right analysis must have, so that a fast wrong run is seen.
 */
@NullMarked
package io.github.txguard.benchmarks.generate;

import org.jspecify.annotations.NullMarked;

/**
 * The analysis proper: in which state each piece of code makes its calls, and which sinks are reached from which transaction
 * while something is held.
 */
@NullMarked
package io.github.txguard.flow;

import org.jspecify.annotations.NullMarked;

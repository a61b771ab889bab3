/** Wires the stages of an analysis together; the only package that starts threads. */
@NullMarked
package io.github.txguard.engine;

import org.jspecify.annotations.NullMarked;

/**
 * What becomes of findings before users see them: their order, their identity, suppressions, the rules and the confidence that
 * are asked for. Pure functions of values.
 */
@NullMarked
package io.github.txguard.filter;

import org.jspecify.annotations.NullMarked;

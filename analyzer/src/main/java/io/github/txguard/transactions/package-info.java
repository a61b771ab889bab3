/**
 * Where transactions begin, end, join and suspend: declared by annotations, opened around a function, or begun and ended by
 * calls.
 */
@NullMarked
package io.github.txguard.transactions;

import org.jspecify.annotations.NullMarked;

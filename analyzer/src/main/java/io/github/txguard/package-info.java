/** The door: {@link io.github.txguard.TxGuard} takes a request and gives a result. */
@NullMarked
package io.github.txguard;

import org.jspecify.annotations.NullMarked;

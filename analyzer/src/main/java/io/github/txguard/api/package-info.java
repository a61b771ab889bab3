/**
 * The immutable values that users of the analyzer see: requests, results, findings and what they are made of. It depends on
 * nothing but the JDK.
 */
@NullMarked
package io.github.txguard.api;

import org.jspecify.annotations.NullMarked;

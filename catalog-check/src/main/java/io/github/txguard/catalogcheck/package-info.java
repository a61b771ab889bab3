/**
 * Holds the catalog against the real libraries: fetches the jars that its rows name, checks that every type and member
 * is there, and records the types that the analyzer knows without a class path.
 */
@NullMarked
package io.github.txguard.catalogcheck;

import org.jspecify.annotations.NullMarked;

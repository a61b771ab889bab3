/**
 * What was read of source files, kept from one run to the next: units as bytes, and files that hold those of a program. Whatever
 * is wrong with such a file costs time only; it is never believed.
 */
@NullMarked
package io.github.txguard.store;

import org.jspecify.annotations.NullMarked;

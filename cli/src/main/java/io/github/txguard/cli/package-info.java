/**
 * The command line: translates arguments into a request, prints the result and chooses the exit code.
 */
@NullMarked
package io.github.txguard.cli;

import org.jspecify.annotations.NullMarked;

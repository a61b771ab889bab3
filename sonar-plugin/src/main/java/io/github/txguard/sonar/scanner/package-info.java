/**
 * On the scanner: each module leaves word of itself, then all of them are analyzed as the one program that they are, and what is
 * found is raised.
 */
@NullMarked
package io.github.txguard.sonar.scanner;

import org.jspecify.annotations.NullMarked;

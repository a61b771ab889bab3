/**
 * The SonarQube plugin: hands the rules to the server and the findings to the scanner.
 */
@NullMarked
package io.github.txguard.sonar;

import org.jspecify.annotations.NullMarked;

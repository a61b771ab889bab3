/**
 * The SonarQube plugin: rules for the server, an analysis for the scanner, another for editors. It translates what SonarQube knows
 * into a request and findings into issues; the analyzer decides everything else.
 */
@NullMarked
package io.github.txguard.sonar;

import org.jspecify.annotations.NullMarked;

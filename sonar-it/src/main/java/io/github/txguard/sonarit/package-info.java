/**
 * Starts real SonarQube servers, scans projects with the real scanners and asks the web API what came of it; and drives the
 * engine that editors use. All of it comes from Maven Central, through Maven.
 */
@NullMarked
package io.github.txguard.sonarit;

import org.jspecify.annotations.NullMarked;

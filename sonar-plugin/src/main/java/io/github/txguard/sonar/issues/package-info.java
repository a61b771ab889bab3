/** Findings as issues of SonarQube, the same on a server and in an editor: places, ranges, flows and severities. */
@NullMarked
package io.github.txguard.sonar.issues;

import org.jspecify.annotations.NullMarked;

/**
 * The SonarQube plugin: hands the rules with their documentation to the server. It has no sensor yet, so that issues come from
 * other front ends' reports only.
 */
@NullMarked
package io.github.txguard.sonar;

import org.jspecify.annotations.NullMarked;

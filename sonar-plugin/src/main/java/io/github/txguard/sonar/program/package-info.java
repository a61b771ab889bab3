/** A program as SonarQube describes it, to the scanner and to editors: modules, class paths, wanted rules. */
@NullMarked
package io.github.txguard.sonar.program;

import org.jspecify.annotations.NullMarked;

/** What users set: properties of the scanner, as they are shown in the settings of a project. */
@NullMarked
package io.github.txguard.sonar.settings;

import org.jspecify.annotations.NullMarked;

/**
 * In editors (SonarQube for IDE): a custom rule of sonar-java, for that is the only way in that its makers support. It analyzes the
 * open file, as it is in the editor, together with the rest of its module.
 */
@NullMarked
package io.github.txguard.sonar.ide;

import org.jspecify.annotations.NullMarked;

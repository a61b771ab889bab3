/** What the server learns from the plugin: the rules with their documentation, and the profiles that they are in. */
@NullMarked
package io.github.txguard.sonar.rules;

import org.jspecify.annotations.NullMarked;

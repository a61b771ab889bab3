/**
 * What the rules are. Each rule has one document among the resources, with its metadata in front of its explanation; reports,
 * SonarQube and the documentation all take what they show from there.
 */
@NullMarked
package io.github.txguard.rules;

import org.jspecify.annotations.NullMarked;

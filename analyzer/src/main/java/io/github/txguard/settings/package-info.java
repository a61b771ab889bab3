/**
 * Settings as users write them, whether on the command line or in a build file: what is accepted, and what is said about the rest.
 */
@NullMarked
package io.github.txguard.settings;

import org.jspecify.annotations.NullMarked;

/**
 * The Maven goals: they translate parameters and the project into a request, nothing else.
 */
@NullMarked
package io.github.txguard.maven;

import org.jspecify.annotations.NullMarked;

/**
 * Which objects containers hand to which fields and parameters: the beans that the sources and configuration files declare,
 * what tells several of one type apart, and the classes that can therefore stand at an injection point.
 */
@NullMarked
package io.github.txguard.wiring;

import org.jspecify.annotations.NullMarked;

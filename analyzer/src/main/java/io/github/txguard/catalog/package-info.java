/**
 * What is known about foreign APIs, as data: where transactions begin and end, which calls wait for something other than
 * the database, which calls talk to the database, and what becomes of a function that is handed over. Rows live in YAML
 * files under {@code catalog/<role>/<library>.yml}; this package reads and indexes them and knows nothing of programs.
 */
@NullMarked
package io.github.txguard.catalog;

import org.jspecify.annotations.NullMarked;

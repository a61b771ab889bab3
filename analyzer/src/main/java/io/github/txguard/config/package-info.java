/**
 * What an application's own configuration says about its transactions: settings, XML files, and beans that methods of the
 * sources make. The names of frameworks' settings, files and XML elements live here; the names of their types in the catalog.
 */
@NullMarked
package io.github.txguard.config;

import org.jspecify.annotations.NullMarked;

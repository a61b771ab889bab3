/**
 * Types of receivers and targets of calls. Names are resolved by declarations, imports, hierarchies and class files read on
 * demand; library types that are not on the class path are known by their imported names and the catalog. A method is linked
 * when somebody asks for it, never before.
 */
@NullMarked
package io.github.txguard.resolve;

import org.jspecify.annotations.NullMarked;

/**
 * Class files as a second frontend: compiled classes that are not among the sources, read into the same program model. Only
 * methods that the sources may call and that may lead to something the catalog knows get a body; what the catalog knows
 * itself is never read.
 */
@NullMarked
package io.github.txguard.classfile;

import org.jspecify.annotations.NullMarked;

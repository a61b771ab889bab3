/**
 * Java sources to {@link io.github.txguard.ir.UnitModel}s; the only package that sees the parser. A file is decoded, parsed
 * and lowered for itself alone: no other file, no class path and no clock has a say, so a unit can be cached by its content.
 * Names of local variables are bound here, where the blocks are still at hand; all other names stay as written. Whatever a
 * file contains, it costs that file at most: what cannot be read becomes a {@link io.github.txguard.api.Problem}.
 */
@NullMarked
package io.github.txguard.frontend;

import org.jspecify.annotations.NullMarked;

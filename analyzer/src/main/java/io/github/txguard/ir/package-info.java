/**
 * The program model: what one source file declares and does, reduced to what an analysis of calls needs. It has no syntax
 * trees and no resolved types: names stand as written, so a unit depends on its own text alone and can be cached by it. All
 * types are immutable and equal by value.
 */
@NullMarked
package io.github.txguard.ir;

import org.jspecify.annotations.NullMarked;

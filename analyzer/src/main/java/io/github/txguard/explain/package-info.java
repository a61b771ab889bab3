/**
 * Why something is reported, or is not: takes a finished analysis and tells of one method how transactions reach it, what each
 * of its calls was taken for, what keeps calls from being followed, and which calls below it wait.
 */
@NullMarked
package io.github.txguard.explain;

import org.jspecify.annotations.NullMarked;

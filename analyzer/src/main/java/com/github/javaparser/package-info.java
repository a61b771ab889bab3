/**
 * Parses code with tokens that are read faster than the parser's own. It is the parser's package, of which this is the part that is
 * ours: what takes a token manager is not public there.
 */
@NullMarked
package com.github.javaparser;

import org.jspecify.annotations.NullMarked;

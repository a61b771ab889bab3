/**
 * Findings as bytes: for people, for other programs, for code scanning services. The same result always gives the same bytes:
 * no clock, no locale, no machine path, line ends as {@code \n}, text as UTF-8.
 */
@NullMarked
package io.github.txguard.report;

import org.jspecify.annotations.NullMarked;

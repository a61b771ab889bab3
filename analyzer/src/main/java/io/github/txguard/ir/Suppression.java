package io.github.txguard.ir;

/**
 * A place where a rule is silenced.
 *
 * @param rule rule id, or {@code *}
 * @param reason reason as written, empty if none
 * @param firstLine first line on which it applies
 * @param lastLine last line on which it applies
 */
public record Suppression(String rule, String reason, int firstLine, int lastLine) {}

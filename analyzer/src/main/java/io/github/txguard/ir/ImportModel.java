package io.github.txguard.ir;

/**
 * An import.
 *
 * @param name imported name without {@code .*}
 * @param isStatic whether static members are imported
 * @param onDemand whether it ends in {@code .*}
 */
public record ImportModel(String name, boolean isStatic, boolean onDemand) {}

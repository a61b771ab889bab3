package io.github.txguard.flow;

import io.github.txguard.api.BlindSpot;

/**
 * Why it is not known what a call does.
 *
 * @param kind kind of reason
 * @param type qualified name of the type that one would have to know of, empty if that is not known either
 */
public record BlindCause(BlindSpot.Kind kind, String type) {}

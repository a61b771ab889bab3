package io.github.txguard.benchmarks.truth;

/**
 * A label and how well it was found.
 *
 * @param label the label
 * @param match how well
 */
record LabelScore(Label label, Match match) {}

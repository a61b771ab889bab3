package io.github.txguard.report;

import io.github.txguard.api.Finding;

/** Takes a text report line by line, without line ends. */
public interface TextLines {
    /**
     * The first line of a finding: place, rule and message.
     *
     * @param finding the finding
     * @param line the line
     */
    void headline(Finding finding, String line);

    /**
     * Any other line.
     *
     * @param line the line, empty between blocks
     */
    void line(String line);
}

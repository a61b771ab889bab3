package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/** A program that can be written, the same bytes each time. */
public interface GeneratedProgram {
    /**
     * Writes the program.
     *
     * @param out takes the files and what is planted in them
     * @throws IOException if a file cannot be written
     */
    void write(ProgramWriter out) throws IOException;
}

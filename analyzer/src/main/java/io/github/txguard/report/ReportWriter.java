package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a result in one format. */
@FunctionalInterface
public interface ReportWriter {
    /**
     * Writes a result; the stream is flushed and stays open.
     *
     * @param result what to write
     * @param out where to
     * @throws IOException if the stream does
     */
    void write(AnalysisResult result, OutputStream out) throws IOException;
}

package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reports as strings. */
final class Written {
    private Written() {}

    static String by(ReportWriter writer, AnalysisResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(result, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

package io.github.txguard.report;

import io.github.txguard.api.SourceLocation;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** Places in files as SARIF writes them. */
final class SarifLocation {
    private SarifLocation() {}

    /** Whether a file lies below the root of the analysis. */
    static boolean isRelative(String file) {
        return !file.isEmpty() && !file.startsWith("/") && !file.startsWith("..") && !file.matches("[A-Za-z]:.*");
    }

    static void write(JsonOutput json, SourceLocation location) throws IOException {
        write(json, location.file(), location.line(), location.column());
    }

    /** Writes the member that locates a place; line and column 0 mean none. */
    static void write(JsonOutput json, String file, int line, int column) throws IOException {
        json.object("physicalLocation", () -> {
            json.object("artifactLocation", () -> {
                if (isRelative(file)) {
                    json.field("uri", uri(file));
                    json.field("uriBaseId", SarifReport.ROOT);
                } else {
                    // Outside of the folder that was given, so there is no other way to name it.
                    json.field("uri", "file:///" + uri(file.startsWith("/") ? file.substring(1) : file));
                }
            });
            if (line > 0) {
                json.object("region", () -> {
                    json.field("startLine", line);
                    if (column > 0) {
                        json.field("startColumn", column);
                    }
                });
            }
        });
    }

    /** A relative path as a relative address: blanks, umlauts and the like are escaped. */
    static String uri(String file) {
        try {
            String absolute = new URI(null, null, "/" + file, null).toASCIIString();
            return absolute.substring(1).replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path: " + file, e);
        }
    }
}

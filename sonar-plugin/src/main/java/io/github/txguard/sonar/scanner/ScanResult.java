package io.github.txguard.sonar.scanner;

import io.github.txguard.api.Severity;
import io.github.txguard.sonar.issues.IssueDraft;
import io.github.txguard.sonar.issues.IssueDraft.Place;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a scan tells of an analysis, in a form that can be kept until the next scan.
 *
 * @param drafts issues
 * @param report what is said besides
 */
record ScanResult(List<IssueDraft> drafts, ScanReport report) {
    ScanResult {
        drafts = List.copyOf(drafts);
    }

    /** The result as bytes. */
    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(drafts.size());
            for (IssueDraft draft : drafts) {
                write(out, draft.rule());
                write(out, draft.severity().name());
                write(out, draft.message());
                write(out, draft.place());
                out.writeInt(draft.path().size());
                for (Place place : draft.path()) {
                    write(out, place);
                }
            }
            write(out, report.information());
            write(out, report.trouble());
            write(out, report.warnings());
        }
        return bytes.toByteArray();
    }

    /**
     * The result of bytes.
     *
     * @param bytes what {@link #toBytes} wrote
     * @throws IOException if they are something else
     */
    static ScanResult of(InputStream bytes) throws IOException {
        DataInputStream in = new DataInputStream(bytes);
        List<IssueDraft> drafts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            String rule = text(in);
            Severity severity = severity(text(in));
            String message = text(in);
            Place place = place(in);
            List<Place> path = new ArrayList<>();
            for (int steps = in.readInt(); steps > 0; steps--) {
                path.add(place(in));
            }
            drafts.add(new IssueDraft(rule, severity, message, place, path));
        }
        return new ScanResult(drafts, new ScanReport(texts(in), texts(in), texts(in)));
    }

    private static Severity severity(String name) throws IOException {
        try {
            return Severity.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("there is no severity " + name, e);
        }
    }

    private static void write(DataOutputStream out, Place place) throws IOException {
        write(out, place.file());
        out.writeInt(place.line());
        out.writeInt(place.column());
        write(out, place.message());
    }

    private static Place place(DataInputStream in) throws IOException {
        return new Place(text(in), in.readInt(), in.readInt(), text(in));
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new IOException("it ends too early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

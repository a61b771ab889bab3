package io.github.txguard.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Summaries as bytes: a line with the version of the analyzer, and the records, compressed. Equal summaries give equal bytes. What
 * another version wrote is refused, as it may have read the same sources differently.
 */
public final class SummaryCodec {
    private static final String MAGIC = "TxGuard summary ";
    private static final int MAX_LINE = 200;

    private SummaryCodec() {}

    /**
     * Writes a summary.
     *
     * @param summary the summary
     * @param version version of the analyzer
     */
    public static byte[] encode(Summary summary, String version) {
        ByteSink sink = new ByteSink();
        UnitWriter units = new UnitWriter(sink);
        sink.text(summary.name());
        sink.list(summary.units(), units::unit);
        sink.list(summary.configuration(), document -> {
            sink.text(document.name());
            sink.text(document.content());
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((MAGIC + version + "\n").getBytes(StandardCharsets.UTF_8));
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(out)) {
            compressed.write(Checksum.before(sink.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return out.toByteArray();
    }

    /**
     * Reads a summary.
     *
     * @param bytes what was written
     * @param version version of the analyzer
     * @throws CorruptUnitException if that is not what they are; its message says why
     */
    public static Summary decode(byte[] bytes, String version) throws CorruptUnitException {
        int end = 0;
        while (end < bytes.length && end < MAX_LINE && bytes[end] != '\n') {
            end++;
        }
        String line = new String(bytes, 0, end, StandardCharsets.UTF_8);
        if (!line.startsWith(MAGIC)) {
            throw new CorruptUnitException("it is no summary");
        }
        String written = line.substring(MAGIC.length());
        if (!written.equals(version)) {
            throw new CorruptUnitException("TxGuard " + written + " wrote it, and this is " + version);
        }
        return records(
                Checksum.verified(inflated(Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length))));
    }

    private static byte[] inflated(byte[] bytes) throws CorruptUnitException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CorruptUnitException("it is broken");
        }
    }

    private static Summary records(ByteBuffer content) throws CorruptUnitException {
        try {
            ByteSource source = new ByteSource(content);
            UnitReader units = new UnitReader(source);
            Summary summary = new Summary(
                    source.text(),
                    source.list(units::unit),
                    source.list(() -> new Summary.Document(source.text(), source.text())));
            source.end();
            return summary;
        } catch (RuntimeException | StackOverflowError e) {
            throw new CorruptUnitException("it is broken");
        }
    }
}

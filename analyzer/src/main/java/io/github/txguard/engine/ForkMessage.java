package io.github.txguard.engine;

import io.github.txguard.api.WorkCounts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the process of an analysis says, each beginning with its name. */
enum ForkMessage {
    /** A stage, what is done and what there is in all. */
    PROGRESS,
    /** A line for the user. */
    NOTICE,
    /** How much there was to do. */
    WORKED,
    /** The result; nothing comes after it. */
    RESULT;

    /** What comes next. */
    static ForkMessage read(DataInputStream in) throws IOException {
        String name = in.readUTF();
        try {
            return valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("no message: " + name, e);
        }
    }

    void begin(DataOutputStream out) throws IOException {
        out.writeUTF(name());
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new EOFException(bytes.length + " bytes of " + length);
        }
        return bytes;
    }

    static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void counts(DataOutputStream out, WorkCounts counts) throws IOException {
        out.writeLong(counts.parses());
        out.writeLong(counts.unitsDecoded());
        out.writeLong(counts.classFiles());
        out.writeLong(counts.methodsLinked());
        out.writeLong(counts.sitesTyped());
        out.writeLong(counts.solverQuestions());
    }

    static WorkCounts counts(DataInputStream in) throws IOException {
        return new WorkCounts(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}

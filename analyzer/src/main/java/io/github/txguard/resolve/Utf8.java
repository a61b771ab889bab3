package io.github.txguard.resolve;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts as class files have them: two bytes of length, and characters in the encoding of {@link java.io.DataInput}. */
final class Utf8 {
    private Utf8() {}

    static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /**
     * Decodes a text.
     *
     * @param at where its length stands
     */
    static String text(byte[] bytes, int at) {
        int length = unsignedShort(bytes, at);
        if (isAscii(bytes, at + 2, length)) {
            return new String(bytes, at + 2, length, StandardCharsets.ISO_8859_1);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, at, 2 + length))) {
            return in.readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@link String#hashCode()} says of a text.
     *
     * @param at where its length stands
     */
    static int hash(byte[] bytes, int at) {
        int length = unsignedShort(bytes, at);
        if (!isAscii(bytes, at + 2, length)) {
            return text(bytes, at).hashCode();
        }
        int hash = 0;
        for (int i = at + 2; i < at + 2 + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static boolean isAscii(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}

package io.github.txguard.frontend;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The decoded text of a source file.
 *
 * @param text text without byte order mark
 * @param malformedLine first line, from 1, with bytes that are not of the encoding, or 0; in the text they are U+FFFD
 * @param encoding the encoding that was used
 */
record SourceText(String text, int malformedLine, Charset encoding) {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Decodes a file. The mark of UTF-8 at its start is stronger than the given encoding. */
    static SourceText decode(byte[] content, Charset encoding) {
        if (startsWithUtf8Mark(content)) {
            return decodeFrom(content, 3, StandardCharsets.UTF_8);
        }
        return decodeFrom(content, 0, encoding);
    }

    /** Number of lines; an empty text has none, a last line without end counts. */
    int lines() {
        if (text.isEmpty()) {
            return 0;
        }
        int lines = text.indexOf('\r') < 0 ? 1 + lineFeeds() : lineAt(text, text.length());
        char last = text.charAt(text.length() - 1);
        return last == '\n' || last == '\r' ? lines - 1 : lines;
    }

    private int lineFeeds() {
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    private static SourceText decodeFrom(byte[] content, int offset, Charset encoding) {
        String text = new String(content, offset, content.length - offset, encoding);
        int malformed = text.indexOf(REPLACEMENT) < 0 ? 0 : firstMalformedLine(content, offset, encoding);
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        return new SourceText(text, malformed, encoding);
    }

    /** A replacement character may also stand in the file itself, so only a strict decoder can tell. */
    private static int firstMalformedLine(byte[] content, int offset, Charset encoding) {
        CharBuffer decoded = CharBuffer.allocate(content.length + 1);
        CoderResult result = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content, offset, content.length - offset), decoded, true);
        return result.isError() ? lineAt(decoded.flip(), decoded.length()) : 0;
    }

    private static int lineAt(CharSequence text, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\r' || (c == '\n' && (i == 0 || text.charAt(i - 1) != '\r'))) {
                line++;
            }
        }
        return line;
    }

    private static boolean startsWithUtf8Mark(byte[] content) {
        return content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
    }
}

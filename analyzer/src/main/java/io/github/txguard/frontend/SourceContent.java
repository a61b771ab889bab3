package io.github.txguard.frontend;

import java.nio.charset.Charset;

/** What a source file holds. */
public final class SourceContent {
    private final byte[] bytes;
    private final Charset encoding;

    /**
     * Some content.
     *
     * @param bytes its bytes, not copied; nobody may change them from now on
     * @param encoding encoding in which they are expected
     */
    public SourceContent(byte[] bytes, Charset encoding) {
        this.bytes = bytes;
        this.encoding = encoding;
    }

    /** The bytes themselves; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Encoding in which the bytes are expected. */
    public Charset encoding() {
        return encoding;
    }
}

package io.github.txguard.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Four bytes by which it is seen that others have changed. */
final class Checksum {
    private Checksum() {}

    static int of(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }

    /** Content with its checksum before it. */
    static byte[] before(byte[] content) {
        return ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(of(ByteBuffer.wrap(content)))
                .put(content)
                .array();
    }

    /**
     * The content behind its checksum.
     *
     * @throws CorruptUnitException if they do not belong together
     */
    static ByteBuffer verified(byte[] bytes) throws CorruptUnitException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < Integer.BYTES || buffer.getInt() != of(buffer)) {
            throw new CorruptUnitException("its checksum is wrong");
        }
        return buffer.slice();
    }
}

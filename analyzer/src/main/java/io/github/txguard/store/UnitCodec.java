package io.github.txguard.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Units as bytes: a checksum, the table of strings, and the records in the order of their components. Equal units give equal
 * bytes. The bytes do not say of which version they are; whoever keeps them does.
 */
public final class UnitCodec {
    /** Changes whenever a record of the program model or the form of the bytes does. */
    public static final int VERSION = 1;

    private UnitCodec() {}

    /**
     * Writes a unit.
     *
     * @param unit the unit
     */
    public static byte[] encode(StoredUnit unit) {
        ByteSink sink = new ByteSink();
        new UnitWriter(sink).stored(unit);
        byte[] content = sink.toByteArray();
        return ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(checksum(content, 0, content.length))
                .put(content)
                .array();
    }

    /**
     * Reads a unit.
     *
     * @param bytes what was written
     * @throws CorruptUnitException if that is not what they are
     */
    public static StoredUnit decode(byte[] bytes) throws CorruptUnitException {
        if (bytes.length < Integer.BYTES
                || ByteBuffer.wrap(bytes).getInt() != checksum(bytes, Integer.BYTES, bytes.length - Integer.BYTES)) {
            throw new CorruptUnitException("the checksum is wrong");
        }
        try {
            ByteSource source = new ByteSource(ByteBuffer.wrap(bytes, Integer.BYTES, bytes.length - Integer.BYTES));
            StoredUnit unit = new UnitReader(source).stored();
            source.end();
            return unit;
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException
                | StackOverflowError e) {
            throw new CorruptUnitException(e);
        }
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}

package io.github.txguard.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Units as bytes: a checksum, the table of strings, and the records in the order of their components. Equal units give equal
 * bytes. The bytes do not say of which version they are; whoever keeps them does.
 */
public final class UnitCodec {
    /** Changes whenever a record of the program model, of results, or the form of the bytes does. */
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
        return Checksum.before(sink.toByteArray());
    }

    /**
     * Reads a unit.
     *
     * @param bytes what was written
     * @throws CorruptUnitException if that is not what they are
     */
    public static StoredUnit decode(byte[] bytes) throws CorruptUnitException {
        ByteBuffer content = Checksum.verified(bytes);
        try {
            ByteSource source = new ByteSource(content);
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
}

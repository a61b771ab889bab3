package io.github.txguard.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Hashes of contents, by which they are told apart: MurmurHash3 with 128 bits, of which chance makes no two alike. Every source
 * file is hashed in every run, and a cryptographic hash takes ten to twenty times as long before the JVM has compiled it well.
 */
final class ContentHash {
    /** Length of a hash in bytes. */
    static final int BYTES = 2 * Long.BYTES;

    private static final long FIRST_FACTOR = 0x87c37b91114253d5L;
    private static final long SECOND_FACTOR = 0x4cf5ad432745937fL;

    private long first;
    private long second;

    private ContentHash() {}

    /** The hash of bytes together with what else their meaning depends on. */
    static byte[] of(byte[] bytes, String meaning) {
        ContentHash hash = new ContentHash();
        hash.add(meaning.getBytes(StandardCharsets.UTF_8));
        hash.add(bytes);
        return ByteBuffer.allocate(BYTES)
                .putLong(hash.first)
                .putLong(hash.second)
                .array();
    }

    /** Takes one string of bytes; where it ends counts. */
    private void add(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int whole = bytes.length - bytes.length % BYTES;
        for (int i = 0; i < whole; i += BYTES) {
            block(buffer.getLong(i), buffer.getLong(i + Long.BYTES));
        }
        ByteBuffer rest = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        rest.put(bytes, whole, bytes.length - whole);
        first ^= scrambled(rest.getLong(0), FIRST_FACTOR, 31, SECOND_FACTOR);
        second ^= scrambled(rest.getLong(Long.BYTES), SECOND_FACTOR, 33, FIRST_FACTOR);
        finish(bytes.length);
    }

    private void block(long low, long high) {
        first ^= scrambled(low, FIRST_FACTOR, 31, SECOND_FACTOR);
        first = (Long.rotateLeft(first, 27) + second) * 5 + 0x52dce729;
        second ^= scrambled(high, SECOND_FACTOR, 33, FIRST_FACTOR);
        second = (Long.rotateLeft(second, 31) + first) * 5 + 0x38495ab5;
    }

    private static long scrambled(long value, long factor, int rotation, long otherFactor) {
        return Long.rotateLeft(value * factor, rotation) * otherFactor;
    }

    private void finish(int length) {
        first ^= length;
        second ^= length;
        first += second;
        second += first;
        first = mixed(first);
        second = mixed(second);
        first += second;
        second += first;
    }

    private static long mixed(long value) {
        long once = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }
}

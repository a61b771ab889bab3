package io.github.txguard.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of contents, by which they are told apart. */
final class ContentHash {
    private ContentHash() {}

    /** The hash of bytes together with what else their meaning depends on. */
    static byte[] of(byte[] bytes, String meaning) {
        MessageDigest digest = sha256();
        digest.update(meaning.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return digest.digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

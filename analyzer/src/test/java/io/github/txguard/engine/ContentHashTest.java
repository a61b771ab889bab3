package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentHashTest {
    @TempDir
    Path folder;

    @Test
    void ofBytesAloneIsWhatOthersCallMurmur() {
        Random random = new Random(7);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] theirs = Hashing.murmur3_128().hashBytes(bytes).asBytes();
            ByteBuffer words = ByteBuffer.wrap(theirs).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(ContentHash.of(bytes, ""))
                    .isEqualTo(ByteBuffer.allocate(ContentHash.BYTES)
                            .putLong(words.getLong())
                            .putLong(words.getLong())
                            .array());
        }
    }

    @Test
    void meaningAndContentAreToldApart() {
        Set<ByteBuffer> hashes = new HashSet<>();
        for (String meaning : new String[] {"", "a", "ab"}) {
            for (String content : new String[] {"", "a", "b", "ab", "aab", "\0"}) {
                hashes.add(ByteBuffer.wrap(ContentHash.of(content.getBytes(StandardCharsets.UTF_8), meaning)));
            }
        }
        assertThat(hashes).hasSize(18);
    }

    private Path jar(String name, String content, String comment, byte[] before) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar)) {
            out.write(before);
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setComment(comment);
            ZipEntry entry = new ZipEntry("A.class");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.finish();
        }
        return jar;
    }

    @Test
    void aJarIsKnownByWhatIsInIt() throws IOException {
        String first = ClassPathDigest.of(jar("a.jar", "abc", "", new byte[0]));
        assertThat(ClassPathDigest.of(jar("b.jar", "abc", "", new byte[0]))).isEqualTo(first);
        assertThat(ClassPathDigest.of(jar("c.jar", "abc", "comment".repeat(900), new byte[50])))
                .isEqualTo(first);
        assertThat(ClassPathDigest.of(jar("d.jar", "abd", "", new byte[0]))).isNotEqualTo(first);
    }

    @Test
    void whatIsNoJarIsKnownByItsBytes() throws IOException {
        String empty = ClassPathDigest.of(Files.writeString(folder.resolve("a"), ""));
        String text = ClassPathDigest.of(Files.writeString(folder.resolve("b"), "text"));
        assertThat(empty).isNotEqualTo(text);
    }

    @Test
    void aFolderIsKnownByItsClassFiles() throws IOException {
        Path classes = folder.resolve("classes");
        Path inside = Files.createDirectories(classes.resolve("p"));
        Files.writeString(inside.resolve("A.class"), "a");
        String first = ClassPathDigest.of(classes);
        Files.writeString(inside.resolve("notes.txt"), "x");
        assertThat(ClassPathDigest.of(classes)).isEqualTo(first);
        Files.move(inside.resolve("A.class"), inside.resolve("B.class"));
        assertThat(ClassPathDigest.of(classes)).isNotEqualTo(first);
    }
}

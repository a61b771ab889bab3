package io.github.txguard.store;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file with what runs have made of contents, such as the units of the source files of one program: a header, an index by keys,
 * and the entries. It is never changed, only replaced as a whole, so that any number of runs can read and write it at the same
 * time; the last one wins. There is no time and no path in it but those in the entries, which are relative.
 */
public final class ContentPack implements AutoCloseable {
    private static final String MAGIC = "TxGuard cache\n";
    private static final int MAX_ENTRIES = 10_000_000;

    private final FileChannel channel;
    private final Map<ByteBuffer, Place> index;

    private ContentPack(FileChannel channel, Map<ByteBuffer, Place> index) {
        this.channel = channel;
        this.index = index;
    }

    /** Where the bytes of an entry are. */
    private record Place(long offset, int length) {}

    /**
     * One entry to be written.
     *
     * @param key what it is found by
     * @param bytes what it holds
     */
    public record Entry(ByteBuffer key, ByteBuffer bytes) {}

    /**
     * Opens a pack.
     *
     * @param file the file
     * @param trouble hears, in one line, why a file that is there cannot be used
     * @return null where there is none, or none that this version has written
     */
    public static @Nullable ContentPack open(Path file, Consumer<String> trouble) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            trouble.accept(name(file) + " in the cache is left out of account: it cannot be read");
            return null;
        }
        try {
            return new ContentPack(channel, index(channel));
        } catch (IOException | RuntimeException e) {
            trouble.accept(name(file) + " in the cache is left out of account: "
                    + (e instanceof CorruptUnitException ? e.getMessage() : "it is broken"));
            close(channel);
            return null;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The header: magic, version, length of the index, its checksum; then keys with the lengths of their entries. */
    private static Map<ByteBuffer, Place> index(FileChannel channel) throws IOException {
        ByteBuffer header = read(channel, 0, MAGIC.length() + 3 * Integer.BYTES);
        byte[] magic = new byte[MAGIC.length()];
        header.get(magic);
        int version = header.getInt();
        int length = header.getInt();
        int checksum = header.getInt();
        if (!MAGIC.equals(new String(magic, StandardCharsets.US_ASCII)) || version != UnitCodec.VERSION || length < 0) {
            throw new CorruptUnitException("it is not of this version");
        }
        ByteBuffer bytes = read(channel, header.capacity(), length);
        if (Checksum.of(bytes) != checksum) {
            throw new CorruptUnitException("its checksum is wrong");
        }
        Map<ByteBuffer, Place> index = new LinkedHashMap<>();
        long offset = (long) header.capacity() + length;
        int count = bytes.getInt();
        for (int i = 0; i < count && count <= MAX_ENTRIES; i++) {
            byte[] key = new byte[bytes.get()];
            bytes.get(key);
            int size = bytes.getInt();
            index.put(ByteBuffer.wrap(key), new Place(offset, size));
            offset += size;
        }
        return index;
    }

    private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        if (length < 0 || offset + length > channel.size()) {
            throw new CorruptUnitException("it is too short");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new CorruptUnitException("it is too short");
            }
        }
        return bytes.flip();
    }

    /**
     * The bytes of an entry; may be called from many threads.
     *
     * @param key its key
     * @return null if it is not here or cannot be read
     */
    public @Nullable ByteBuffer bytes(ByteBuffer key) {
        Place place = index.get(key);
        if (place == null) {
            return null;
        }
        try {
            return read(channel, place.offset(), place.length());
        } catch (IOException e) {
            return null;
        }
    }

    /** Keys of all entries, in the order in which they were written. */
    public Set<ByteBuffer> keys() {
        return Collections.unmodifiableSet(index.keySet());
    }

    /**
     * Writes a pack in place of the one that is there.
     *
     * @param file the file; its folder is made if need be
     * @param entries entries in the order in which {@link #keys} is to give them
     * @throws IOException if it cannot be written; then the old one is untouched
     */
    public static void write(Path file, List<Entry> entries) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "units", ".tmp");
        try {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
                write(out, entries);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(DataOutputStream out, List<Entry> entries) throws IOException {
        int length = Integer.BYTES;
        for (Entry entry : entries) {
            length += 1 + entry.key().remaining() + Integer.BYTES;
        }
        ByteBuffer index = ByteBuffer.allocate(length).putInt(entries.size());
        for (Entry entry : entries) {
            index.put((byte) entry.key().remaining()).put(entry.key().duplicate());
            index.putInt(entry.bytes().remaining());
        }
        out.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(UnitCodec.VERSION);
        out.writeInt(length);
        out.writeInt(Checksum.of(index.duplicate().flip()));
        out.write(content(index.flip()));
        for (Entry entry : entries) {
            out.write(
                    entry.bytes().array(),
                    entry.bytes().arrayOffset(),
                    entry.bytes().remaining());
        }
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read from.
        }
    }
}

package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.store.ContentPack;
import io.github.txguard.store.CorruptUnitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file of a program in the cache, with the last few of something; what is wrong with it costs time only. */
final class DiskEntries implements AutoCloseable {
    private final @Nullable Path file;
    private final Consumer<String> notices;
    private final int most;
    private final @Nullable ContentPack pack;

    private DiskEntries(@Nullable Path file, Consumer<String> notices, int most) {
        this.file = file;
        this.notices = notices;
        this.most = most;
        this.pack = file == null ? null : ContentPack.open(file, notices);
    }

    /**
     * The entries of a request's program.
     *
     * @param build which build of the analyzer runs, or null if that is not known
     * @param suffix suffix of the file's name
     * @param most so many are kept
     */
    static DiskEntries open(AnalysisRequest request, @Nullable String build, String suffix, int most) {
        Path folder = request.cache();
        return folder == null || build == null
                ? new DiskEntries(null, notice -> {}, most)
                : new DiskEntries(CacheFiles.of(folder, request, suffix), request.progress()::notice, most);
    }

    /** Makes a value of bytes. */
    interface Decoder<T> {
        T decode(byte[] bytes) throws CorruptUnitException;
    }

    /** Whether anything is to be kept at all. */
    boolean isKept() {
        return file != null;
    }

    /** Whether there is nothing to be found. */
    boolean isEmpty() {
        return pack == null || pack.keys().isEmpty();
    }

    /** What was kept under a key; null if there is nothing. */
    <T> @Nullable T find(ByteBuffer key, Decoder<T> decoder) {
        ByteBuffer bytes = pack == null ? null : pack.bytes(key);
        if (bytes == null || file == null) {
            return null;
        }
        try {
            T found = decoder.decode(CacheFiles.content(bytes));
            CacheFiles.touch(file);
            return found;
        } catch (CorruptUnitException e) {
            notices.accept(file.getFileName() + " in the cache is left out of account: " + e.getMessage());
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Keeps something as the latest. */
    void add(ByteBuffer key, Supplier<byte[]> value) {
        if (file == null) {
            return;
        }
        List<ContentPack.Entry> entries = new ArrayList<>();
        entries.add(new ContentPack.Entry(key, ByteBuffer.wrap(value.get())));
        if (pack != null) {
            for (ByteBuffer other : pack.keys()) {
                ByteBuffer bytes = other.equals(key) || entries.size() == most ? null : pack.bytes(other);
                if (bytes != null) {
                    entries.add(new ContentPack.Entry(other, bytes));
                }
            }
        }
        try {
            ContentPack.write(file, entries);
        } catch (IOException e) {
            notices.accept("the result is not kept for the next run: " + e);
        }
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
        }
    }
}

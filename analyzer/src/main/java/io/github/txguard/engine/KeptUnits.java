package io.github.txguard.engine;

import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.frontend.SourceContent;
import io.github.txguard.ir.UnitModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was read of source files, by their contents: a file that did not change is not read again. */
final class KeptUnits {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /**
     * What became of one content of a file.
     *
     * @param digest hash of bytes and encoding
     * @param parsed unit and problems
     */
    private record Entry(ByteBuffer digest, ParsedUnit parsed) {}

    /**
     * What a file says; may be called from many threads, for different files.
     *
     * @param disk where else it may be known from, and is to be kept
     * @throws IOException if it cannot be read
     */
    ParsedUnit parse(String file, SourceContents contents, JavaFrontend frontend, DiskUnits disk) throws IOException {
        ByteBuffer digest = contents.digest(file);
        SourceContent content = null;
        if (digest == null) {
            content = contents.read(file);
            digest = contents.digest(file, content);
        }
        Entry known = entries.get(file);
        if (known != null && known.digest().equals(digest)) {
            return known.parsed();
        }
        ParsedUnit parsed = disk.find(file, digest);
        if (parsed == null) {
            if (content == null) {
                content = contents.read(file);
                digest = contents.digest(file, content);
            }
            parsed = frontend.parse(file, content.bytes(), content.encoding());
            disk.add(file, digest, parsed);
        }
        entries.put(file, new Entry(digest, parsed));
        return parsed;
    }

    /** The unit of a file as it was last read; null if there is none. */
    @Nullable
    UnitModel unit(String file) {
        Entry known = entries.get(file);
        return known == null ? null : known.parsed().unit();
    }

    /** Forgets all other files. */
    void retain(Collection<String> files) {
        entries.keySet().retainAll(files);
    }

    void clear() {
        entries.clear();
    }
}

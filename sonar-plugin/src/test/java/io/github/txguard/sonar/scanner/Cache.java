package io.github.txguard.sonar.scanner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sonar.api.batch.sensor.cache.ReadCache;
import org.sonar.api.batch.sensor.cache.WriteCache;

/** A server's cache: what one scan writes the next one reads. */
final class Cache implements ReadCache, WriteCache {
    private final Map<String, byte[]> before;
    private final Map<String, byte[]> after = new TreeMap<>();

    Cache(Map<String, byte[]> before) {
        this.before = before;
    }

    /** What the next scan will read. */
    Map<String, byte[]> after() {
        return after;
    }

    @Override
    public InputStream read(String key) {
        return new ByteArrayInputStream(Objects.requireNonNull(before.get(key)));
    }

    @Override
    public boolean contains(String key) {
        return before.containsKey(key);
    }

    @Override
    public void write(String key, InputStream data) {
        try {
            write(key, data.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String key, byte[] data) {
        after.put(key, data);
    }

    @Override
    public void copyFromPrevious(String key) {
        after.put(key, Objects.requireNonNull(before.get(key)));
    }
}

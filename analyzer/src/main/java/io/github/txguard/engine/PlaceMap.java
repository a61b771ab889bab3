package io.github.txguard.engine;

import io.github.txguard.api.SourceLocation;
import io.github.txguard.store.UnitShape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the places of one version of a file are in the next. */
final class PlaceMap {
    private final TreeMap<Integer, Integer> lines = new TreeMap<>();
    private final TreeMap<Long, Long> places = new TreeMap<>();
    private boolean unclear;

    /**
     * Adds places that correspond one by one.
     *
     * @param before in the earlier version
     * @param after in the later one
     */
    void add(List<UnitShape.Place> before, List<UnitShape.Place> after) {
        unclear |= before.size() != after.size();
        for (int i = 0; i < before.size() && !unclear; i++) {
            add(before.get(i), after.get(i));
        }
    }

    private void add(UnitShape.Place before, UnitShape.Place after) {
        // What has no place in one version has none in the other.
        unclear |= (before.line() == 0) != (after.line() == 0) || (before.column() == 0) != (after.column() == 0);
        Integer line = lines.putIfAbsent(before.line(), after.line());
        unclear |= line != null && line != after.line();
        if (before.column() != 0) {
            Long place = places.putIfAbsent(key(before.line(), before.column()), key(after.line(), after.column()));
            unclear |= place != null && place != key(after.line(), after.column());
        }
    }

    private static long key(int line, int column) {
        return ((long) line << Integer.SIZE) | column;
    }

    /**
     * Whether each place has one counterpart and all are in the same order, so that nothing that compares places within the file can
     * come to another end.
     */
    boolean keepsOrder() {
        return !unclear && isRising(lines) && isRising(places);
    }

    private static <T extends Comparable<T>> boolean isRising(Map<T, T> map) {
        T last = null;
        for (T value : map.values()) {
            if (last != null && last.compareTo(value) >= 0) {
                return false;
            }
            last = value;
        }
        return true;
    }

    /** The line in the later version; null if it is not known. */
    @Nullable
    Integer line(int line) {
        return line == 0 ? Integer.valueOf(0) : lines.get(line);
    }

    /** The place in the later version; null if it is not known. */
    @Nullable
    SourceLocation place(SourceLocation location) {
        if (location.column() == 0) {
            Integer line = line(location.line());
            return line == null ? null : new SourceLocation(location.file(), line, 0);
        }
        Long place = places.get(key(location.line(), location.column()));
        return place == null
                ? null
                : new SourceLocation(location.file(), (int) (place >> Integer.SIZE), (int) place.longValue());
    }
}

package io.github.txguard.engine;

import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.store.BodyAnswers;
import io.github.txguard.store.UnitShape;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change of a file that no result can tell of but by places: of bodies that nobody has looked into, which contribute the same to
 * everything that indexes over all bodies were asked.
 *
 * @param places where the other places of the file are now
 * @param lines lines that were added, less those that were removed
 * @param called in how many more bodies something of a name is called, less in how many no longer
 */
record UnitChange(PlaceMap places, int lines, Map<String, Integer> called) {
    /**
     * Compares two versions of a file.
     *
     * @param before the earlier unit
     * @param after the later one
     * @param read numbers of the bodies that were looked into
     * @param asked what indexes were asked
     * @return empty if the change may matter
     */
    static Optional<UnitChange> between(
            UnitModel before, UnitModel after, BitSet read, Map<Footprint.Kind, Set<String>> asked) {
        try {
            return compared(before, after, read, asked);
        } catch (StackOverflowError e) {
            return Optional.empty(); // nested too deeply to be written
        }
    }

    private static Optional<UnitChange> compared(
            UnitModel before, UnitModel after, BitSet read, Map<Footprint.Kind, Set<String>> asked) {
        UnitShape old = UnitShape.of(before);
        UnitShape fresh = UnitShape.of(after);
        if (!old.declarations().equals(fresh.declarations())
                || old.bodies().size() != fresh.bodies().size()) {
            return Optional.empty();
        }
        PlaceMap places = new PlaceMap();
        places.add(old.places(), fresh.places());
        Map<String, Integer> called = new TreeMap<>();
        BitSet looked = withEnclosing(before, old.bodies(), read);
        for (int i = 0; i < old.bodies().size(); i++) {
            UnitShape.Body then = old.bodies().get(i);
            UnitShape.Body now = fresh.bodies().get(i);
            if (then.shape().equals(now.shape())) {
                places.add(then.places(), now.places());
            } else if (looked.get(i) || !answersAlike(then, now, asked)) {
                return Optional.empty();
            } else {
                then.method().code().calledNames().forEach(name -> called.merge(name, -1, Integer::sum));
                now.method().code().calledNames().forEach(name -> called.merge(name, 1, Integer::sum));
            }
        }
        called.values().removeIf(more -> more == 0);
        return places.keepsOrder()
                ? Optional.of(new UnitChange(places, after.lines() - before.lines(), called))
                : Optional.empty();
    }

    private static boolean answersAlike(
            UnitShape.Body then, UnitShape.Body now, Map<Footprint.Kind, Set<String>> asked) {
        Map<Footprint.Kind, Map<String, ByteBuffer>> before = BodyAnswers.of(then.type(), then.method());
        Map<Footprint.Kind, Map<String, ByteBuffer>> after = BodyAnswers.of(now.type(), now.method());
        for (Footprint.Kind kind : Footprint.Kind.values()) {
            Map<String, ByteBuffer> old = before.getOrDefault(kind, Collections.emptyMap());
            Map<String, ByteBuffer> fresh = after.getOrDefault(kind, Collections.emptyMap());
            Set<String> names = new TreeSet<>(old.keySet());
            names.addAll(fresh.keySet());
            names.retainAll(asked.getOrDefault(kind, Collections.emptySet()));
            for (String name : names) {
                ByteBuffer known = old.get(name);
                if (known == null || !known.equals(fresh.get(name))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A body around a class counts as looked into with those of the class: names in them may stand for its locals. */
    private static BitSet withEnclosing(UnitModel unit, List<UnitShape.Body> bodies, BitSet read) {
        Map<String, TypeModel> types = new LinkedHashMap<>();
        unit.types().forEach(type -> types.put(type.name(), type));
        Set<String> around = new TreeSet<>();
        for (int i = read.nextSetBit(0); i >= 0; i = read.nextSetBit(i + 1)) {
            TypeModel type = i < bodies.size() ? bodies.get(i).type() : null;
            while (type != null) {
                if (type.enclosingMethod() != null) {
                    around.add(type.enclosingMethod());
                }
                type = type.outer() == null ? null : types.get(type.outer());
            }
        }
        BitSet all = (BitSet) read.clone();
        for (int i = 0; i < bodies.size(); i++) {
            if (around.contains(bodies.get(i).method().id())) {
                all.set(i);
            }
        }
        return all;
    }
}

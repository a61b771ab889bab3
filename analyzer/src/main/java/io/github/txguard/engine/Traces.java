package io.github.txguard.engine;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.store.TracedResult;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down what a result follows from. */
final class Traces {
    private Traces() {}

    /**
     * A result with what it follows from.
     *
     * @param result the result
     * @param inputs the sources
     * @param units what was read of them
     * @param program every unit of the sources, those of other builds included
     * @param footprint what was asked of them
     * @return null if a source was not read
     */
    static @Nullable TracedResult of(
            AnalysisResult result,
            Pipeline.Inputs inputs,
            KeptUnits units,
            List<UnitModel> program,
            Footprint footprint) {
        List<TracedResult.FileTrace> files = new ArrayList<>();
        for (String file : inputs.files()) {
            ByteBuffer digest = inputs.contents().digest(file);
            if (digest == null) {
                return null;
            }
            files.add(new TracedResult.FileTrace(digest, read(units.unit(file))));
        }
        Map<Footprint.Kind, Set<String>> asked = new EnumMap<>(Footprint.Kind.class);
        for (Footprint.Kind kind : Footprint.Kind.values()) {
            asked.put(kind, footprint.names(kind));
        }
        return new TracedResult(result, files, asked, called(program, footprint.names(Footprint.Kind.CALLED_AT_ALL)));
    }

    private static BitSet read(@Nullable UnitModel unit) {
        BitSet read = new BitSet();
        int number = 0;
        for (TypeModel type : unit == null ? List.<TypeModel>of() : unit.types()) {
            for (MethodModel method : type.methods()) {
                read.set(number++, method.code().isRead());
            }
        }
        return read;
    }

    /** In how many bodies something of each name is called. */
    private static Map<String, Integer> called(List<UnitModel> program, Set<String> names) {
        Map<String, Integer> called = new TreeMap<>();
        if (!names.isEmpty()) {
            for (UnitModel unit : program) {
                for (TypeModel type : unit.types()) {
                    for (MethodModel method : type.methods()) {
                        for (String name : method.code().calledNames()) {
                            if (names.contains(name)) {
                                called.merge(name, 1, Integer::sum);
                            }
                        }
                    }
                }
            }
        }
        return called;
    }
}

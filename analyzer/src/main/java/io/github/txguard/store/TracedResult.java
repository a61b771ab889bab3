package io.github.txguard.store;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.ir.Footprint;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A result with what it follows from.
 *
 * @param result the result
 * @param files of each source file, in the order of names, what was read of it
 * @param asked names that indexes over all bodies were asked about
 * @param called in how many bodies something of a name is called
 */
public record TracedResult(
        AnalysisResult result,
        List<FileTrace> files,
        Map<Footprint.Kind, Set<String>> asked,
        Map<String, Integer> called) {
    /** Copies the list. */
    public TracedResult {
        files = List.copyOf(files);
    }

    /**
     * What was read of a file.
     *
     * @param digest hash of its content
     * @param read numbers of the bodies that were read, in the order of {@link UnitShape#bodies}
     */
    public record FileTrace(ByteBuffer digest, BitSet read) {}
}

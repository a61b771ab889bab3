package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.UnitModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Waits inside of libraries. What can be mended is the call into the library: of all that it leads to, one wait of each kind
 * is told, the surest.
 */
final class LibraryWaits {
    private final ProgramModel program;

    LibraryWaits(ProgramModel program) {
        this.program = program;
    }

    /** The call of the program by which a wait in a library is reached. */
    private record Entry(Code opener, Code caller, CallSite site, String kind) {}

    /** One wait of each kind for each call into a library, and none of transactions that a library opens for itself. */
    List<Occurrence> fold(List<Occurrence> occurrences) {
        Map<Object, Occurrence> kept = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            if (isLibrary(occurrence.opener())) {
                continue;
            }
            Entry entry = entry(occurrence);
            kept.merge(entry == null ? kept.size() : entry, occurrence, LibraryWaits::surer);
        }
        return new ArrayList<>(kept.values());
    }

    private static Occurrence surer(Occurrence first, Occurrence second) {
        int held = first.held().compareTo(second.held());
        boolean more = held < 0 || (held == 0 && !first.confidence().isAtLeast(second.confidence()));
        return more ? second : first;
    }

    private @Nullable Entry entry(Occurrence occurrence) {
        BlockingEntry row = occurrence.roles().blocking();
        if (row == null || !isLibrary(occurrence.sinkCode())) {
            return null;
        }
        for (int i = occurrence.hops().size() - 1; i >= 0; i--) {
            Occurrence.Hop hop = occurrence.hops().get(i);
            if (!isLibrary(hop.caller())) {
                return new Entry(occurrence.opener(), hop.caller(), hop.site(), row.kind());
            }
        }
        return null;
    }

    private boolean isLibrary(Code code) {
        return program.originOf(code.method().type()) == UnitModel.Origin.LIBRARY;
    }

    /** Of compiled code the flow is known, but not what was written: its boundaries are not judged. */
    boolean isJudged(BoundaryIssue issue) {
        return isSource(issue.opener()) && isSource(issue.place().code());
    }

    private boolean isSource(Code code) {
        return program.originOf(code.method().type()) == UnitModel.Origin.SOURCE;
    }
}

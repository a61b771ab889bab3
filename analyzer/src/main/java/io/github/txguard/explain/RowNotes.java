package io.github.txguard.explain;

import io.github.txguard.api.Explanation.Note;
import io.github.txguard.api.Explanation.Why;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.RowMatch;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.TransactionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the catalog says of a call, as reasons. */
final class RowNotes {
    /** So many rows are named whose conditions do not hold. */
    private static final int SOME = 2;

    private final CallGraph graph;

    RowNotes(CallGraph graph) {
        this.graph = graph;
    }

    /** The rows that speak of a call: those in force first, then those whose conditions do not hold. */
    List<Note> of(Code code, CallSite site, CallRoles roles) {
        List<Note> notes = new ArrayList<>();
        BlockingEntry blocking = roles.blocking();
        if (blocking != null) {
            notes.add(new Note(Why.ROW, blocking.id() + ": waits, " + blocking.kind()));
        }
        DatabaseEntry database = roles.database();
        if (database != null) {
            notes.add(new Note(Why.ROW, database.id() + ": " + words(roles)));
        }
        TransactionEntry transaction = roles.transaction();
        if (transaction != null) {
            notes.add(new Note(Why.ROW, transaction.id() + ": transaction, " + word(transaction.mode())));
        }
        ExecutionEntry execution = roles.execution();
        if (execution != null) {
            notes.add(execution(execution));
        }
        List<String> failing = new ArrayList<>();
        for (RowMatch match : graph.rows(code, site)) {
            other(match, roles, notes, failing);
        }
        if (!failing.isEmpty() && !roles.isSink()) {
            String rest = failing.size() > SOME ? " and " + (failing.size() - SOME) + " more" : "";
            notes.add(new Note(
                    Why.CONDITION, String.join(", ", failing.subList(0, Math.min(SOME, failing.size()))) + rest));
        }
        return notes;
    }

    private static String words(CallRoles roles) {
        if (roles.touchesDatabase()) {
            return "runs a statement";
        }
        return roles.takesConnection() ? "takes a connection" : "database";
    }

    private static void other(RowMatch match, CallRoles roles, List<Note> notes, List<String> failing) {
        ApiEntry row = match.row();
        boolean inForce = Objects.equals(row, roles.blocking())
                || Objects.equals(row, roles.database())
                || Objects.equals(row, roles.transaction())
                || Objects.equals(row, roles.execution());
        if (inForce) {
            return;
        }
        if (!match.applies()) {
            failing.add(row.id());
        } else if (row instanceof BlockingEntry blocking && roles.blocking() == null) {
            notes.add(new Note(Why.HARMLESS_ROW, row.id() + ": " + word(blocking.mode())));
        }
    }

    private static Note execution(ExecutionEntry entry) {
        Why why = switch (entry.mode()) {
            case ELSEWHERE -> Why.OTHER_THREAD;
            case AFTER_HELD, LATER -> Why.AFTER_COMMIT;
            case BEFORE_COMMIT, LATER_RELEASED -> Why.BEFORE_COMMIT;
            case INSIDE, WAITS, LAZY, MAYBE, PUBLISH, PUBLISH_COLLECTED, COLLECT, PASS, REFERENCE -> Why.ROW;
        };
        return new Note(why, why == Why.ROW ? entry.id() + ": function, " + word(entry.mode()) : entry.id());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

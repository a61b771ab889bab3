package io.github.txguard.report;

import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Explanation.Note;
import java.util.Locale;

/** Reasons in words. */
final class WhyWords {
    private WhyWords() {}

    static String of(Note note) {
        String detail = note.detail();
        return switch (note.why()) {
            case BY_PROXY -> "takes effect when the call comes from another object";
            case ALWAYS -> "takes effect for every call";
            case NOT_OVERRIDABLE -> "no effect: private, static and final methods cannot be intercepted";
            case NOT_PUBLIC -> "no effect: only public methods are intercepted";
            case NOT_MANAGED -> "no effect: the sources make this object with new, no container does";
            case SELF_CALLED -> "no effect: it is only called on this, past the proxy";
            case HOLDS_NOTHING -> "opens no transaction and keeps no connection";
            case ROW -> "catalog row " + detail;
            case HARMLESS_ROW -> "harmless by catalog row " + detail;
            case CONDITION -> "it is not what " + detail + " is about";
            case NO_ROW -> "no catalog row: taken for harmless";
            case NOT_UNDERSTOOD -> "not understood: " + notUnderstood(detail);
            case FUNCTION_OF_CALLER -> "runs a function that callers hand over";
            case OTHER_THREAD -> "runs on another thread" + (detail.isEmpty() ? "" : " by catalog row " + detail);
            case AFTER_COMMIT -> "runs after the commit" + (detail.isEmpty() ? "" : " by catalog row " + detail);
            case BEFORE_COMMIT ->
                "runs right before the commit" + (detail.isEmpty() ? "" : " by catalog row " + detail);
            case SUSPENDS -> detail + ": the transaction around it stays open, set aside";
            case OPENS -> detail + ": its own transaction, or the one around it";
            case REFUSED -> detail + ": fails inside a transaction";
            case NO_PROXY -> "its " + detail + " has no effect, the call does not pass the proxy";
            case NOTHING_WAITS -> "nothing below waits";
            case SHOWN_ABOVE -> "shown above";
            case TOO_DEEP -> "something below waits, see --depth";
            case REPORTED -> "reported as " + detail;
            case REPORTED_ELSEWHERE -> "reported, but as " + detail;
            case SUPPRESSED -> "not reported: suppressed, or not wanted (" + detail + ")";
            case RULE_OFF -> "not reported: " + detail + " is off";
            case UNSURE -> "not reported: only " + detail + ", see --min-confidence";
            case NO_TRANSACTION -> "not reported: no transaction gets here";
            case NOTHING_HELD -> "not reported: no way on which something is held, or it is cut";
        };
    }

    /** The kind of blind spot, then the type it is about. */
    private static String notUnderstood(String detail) {
        int blank = detail.indexOf(' ');
        String kind = blank < 0 ? detail : detail.substring(0, blank);
        String type = blank < 0 ? "" : detail.substring(blank + 1);
        return switch (BlindSpot.Kind.valueOf(kind.toUpperCase(Locale.ROOT))) {
            case MISSING_TYPE -> type + " is not known; add its jar to the class path, or its sources";
            case UNKNOWN_BEHAVIOUR -> "no catalog row speaks of " + type;
            case NO_IMPLEMENTATION -> "nothing implements " + type;
            case WIDE_DISPATCH -> "too many classes implement it to tell which runs";
            case UNKNOWN_FUNCTION -> "which function runs is not known";
            case REFLECTION -> "a call by reflection";
            case UNKNOWN_RECEIVER -> "the type of what it is called on is not known";
        };
    }
}

package io.github.txguard.report;

import io.github.txguard.api.BlindSpot;

/** A blind spot in words, the same wherever it is shown. */
public final class BlindSpotWords {
    private BlindSpotWords() {}

    /** What is the matter. */
    static String of(BlindSpot spot) {
        String subject = spot.subject();
        return switch (spot.kind()) {
            case MISSING_TYPE -> subject + " is not known";
            case UNKNOWN_BEHAVIOUR -> "what " + subject + " does is not known";
            case NO_IMPLEMENTATION -> "nothing implements the interfaces called in " + subject;
            case WIDE_DISPATCH -> subject + " has too many implementations to tell which runs";
            case UNKNOWN_FUNCTION -> "which function runs in " + subject + " is not known";
            case REFLECTION -> "what " + subject + " calls by reflection is not known";
            case UNKNOWN_RECEIVER -> "the type of what is called on is not known";
        };
    }

    /** What to do about it. */
    static String advice(BlindSpot.Kind kind) {
        return switch (kind) {
            case MISSING_TYPE -> "add its jar to the class path, or its sources";
            case UNKNOWN_BEHAVIOUR -> "look whether it waits, and say so in a catalog row of your own";
            case NO_IMPLEMENTATION -> "add the sources or the jar with the implementation";
            case WIDE_DISPATCH -> "look at findings with possible confidence";
            case UNKNOWN_FUNCTION -> "look at who hands it over";
            case REFLECTION -> "look at what it calls";
            case UNKNOWN_RECEIVER -> "add jars to the class path";
        };
    }

    /**
     * Everything in one line, without the place.
     *
     * @param spot blind spot
     */
    public static String line(BlindSpot spot) {
        return TextSummary.counted(spot.calls(), "call") + ", "
                + TextSummary.counted(spot.transactions(), "transaction") + ": " + of(spot) + "; "
                + advice(spot.kind());
    }
}

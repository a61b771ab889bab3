package io.github.txguard.report;

import io.github.txguard.api.Problem;
import java.util.Locale;

/** Problems in words, the same wherever they are shown. */
public final class ProblemWords {
    private ProblemWords() {}

    /**
     * A problem in one line: where, what kind, what and why.
     *
     * @param problem problem
     */
    public static String line(Problem problem) {
        String place = problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file();
        String kind = problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return place + ": [" + kind + "] " + problem.message();
    }

    static String of(Problem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> "A source file does not parse; nothing of it was analyzed.";
            case ENCODING -> "A source file is not in the expected encoding.";
            case UNREADABLE -> "A file or folder cannot be read.";
            case CLASS_PATH -> "A class path entry is missing or corrupt.";
            case CONFIGURATION -> "A configuration file of the application, or a row of a catalog, was not understood.";
            case SUPPRESSION -> "A suppression gives no reason or has no effect.";
            case INTERNAL -> "The analysis of a file or method failed.";
        };
    }
}

package io.github.txguard.report;

import io.github.txguard.api.Problem;

/** Kinds of problems in words. */
final class ProblemWords {
    private ProblemWords() {}

    static String of(Problem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> "A source file does not parse; nothing of it was analyzed.";
            case ENCODING -> "A source file is not in the expected encoding.";
            case UNREADABLE -> "A file or folder cannot be read.";
            case CLASS_PATH -> "A class path entry is missing or corrupt.";
            case CONFIGURATION -> "A configuration file of the application was not understood.";
            case SUPPRESSION -> "A suppression gives no reason or has no effect.";
            case INTERNAL -> "The analysis of a file or method failed.";
        };
    }
}

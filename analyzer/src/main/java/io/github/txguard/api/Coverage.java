package io.github.txguard.api;

/**
 * How much of what was asked for could be analyzed.
 *
 * @param files source files found
 * @param filesParsed of these, parsed
 * @param lines lines of the parsed files
 * @param methods methods with a body
 * @param methodsAnalyzed of these, looked into because a transaction may reach them
 * @param calls call sites in the methods looked into
 * @param callsResolved of these, with a known declaration
 * @param scopes places where a transaction opens
 */
public record Coverage(
        int files,
        int filesParsed,
        int lines,
        int methods,
        int methodsAnalyzed,
        int calls,
        int callsResolved,
        int scopes) {}

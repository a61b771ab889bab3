package io.github.txguard.api;

import java.util.List;

/**
 * Calls inside transactions of which nobody can say what they do, and that one thing would settle: a jar, a catalog row, a
 * source folder.
 *
 * @param kind why they are not understood
 * @param subject what they have in common: a package with {@code .*}, a type, or a method as {@code pkg.Type#method}
 * @param calls number of such calls in code that a transaction may reach; creations of objects, getters and setters are left
 *     out, for they hardly ever wait
 * @param transactions number of transactions that may reach one of them
 * @param members what is called, most often first, as {@code Type.method}; only the first few
 * @param method method in which the first of them stands, as {@code pkg.Type#name(SimpleParamType,…)}
 * @param example place of that call
 */
public record BlindSpot(
        Kind kind,
        String subject,
        int calls,
        int transactions,
        List<Member> members,
        String method,
        SourceLocation example) {
    /** Copies the list so that the blind spot is immutable. */
    public BlindSpot {
        members = List.copyOf(members);
    }

    /**
     * A method that is called.
     *
     * @param name {@code Type.method}, in short
     * @param calls number of calls of it
     */
    public record Member(String name, int calls) {}

    /** Why calls are not understood, what one can do most about first. */
    public enum Kind {
        /** Nothing is known of the types of a package: neither sources nor a jar declare them. */
        MISSING_TYPE,
        /** The types of a library are known by their class files, but not what their methods do. */
        UNKNOWN_BEHAVIOUR,
        /** Nothing in the sources implements an interface, and the catalog does not know who does. */
        NO_IMPLEMENTATION,
        /** So many classes implement a method that ways through it are merely possible. */
        WIDE_DISPATCH,
        /** A function is run of which nobody knows where it comes from. */
        UNKNOWN_FUNCTION,
        /** A method is called by reflection. */
        REFLECTION,
        /** The type of what a method is called on could not be found out. */
        UNKNOWN_RECEIVER
    }
}

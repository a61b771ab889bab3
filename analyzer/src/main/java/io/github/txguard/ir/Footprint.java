package io.github.txguard.ir;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an analysis has asked of indexes over all bodies. Together with the bodies that are marked as read it says which changes of
 * bodies cannot change what was found. Safe to use from many threads.
 */
public final class Footprint {
    private final Map<Kind, Set<String>> asked = new EnumMap<>(Kind.class);

    /** Nothing was asked yet. */
    public Footprint() {
        for (Kind kind : Kind.values()) {
            asked.put(kind, ConcurrentHashMap.newKeySet());
        }
    }

    /** What bodies are asked about a name. */
    public enum Kind {
        /** Which methods call something of the name. */
        CALLS,
        /** Whether any method of the sources calls something of the name. */
        CALLED_AT_ALL,
        /** Who creates objects of classes of the simple name, and how. */
        CREATIONS,
        /** Who names the class of the simple name, and in calls of what. */
        CLASS_LITERALS,
        /** What is assigned to something of the name that is no local variable. */
        ASSIGNMENTS,
        /** What is assigned to something of the name that is no local variable, and which calls are made on it. */
        WRITES,
        /** Which constructors the constructors of the type of the name call. */
        CONSTRUCTOR_CALLS,
        /** What a method of the {@link MethodModel#id()} creates, assigns to its locals and returns. */
        MADE
    }

    /**
     * Notes a question.
     *
     * @param kind what was asked
     * @param name of what
     */
    public void asked(Kind kind, String name) {
        asked.getOrDefault(kind, Collections.emptySet()).add(name);
    }

    /**
     * The names that were asked about, sorted.
     *
     * @param kind what was asked
     */
    public SortedSet<String> names(Kind kind) {
        return new TreeSet<>(asked.getOrDefault(kind, Collections.emptySet()));
    }
}

package io.github.txguard.classfile;

import io.github.txguard.resolve.ClassFile;

/** A jar or a folder of class files, and how much of it may wait. */
final class Library {
    /** A library of which so much may wait is no wrapper around something that does; following it would drown the rest. */
    static final int MAX_METHODS = 600;

    private final String name;
    private final boolean ofProgram;
    private int wanted;

    private Library(String name, boolean ofProgram) {
        this.name = name;
        this.ofProgram = ofProgram;
    }

    /** The place of a class file. */
    static Library of(ClassFile file) {
        return new Library(file.container(), file.inFolder());
    }

    /** Name as shown to users. */
    String name() {
        return name;
    }

    /** Whether its classes are of the program itself. */
    boolean isOfProgram() {
        return ofProgram;
    }

    /** Counts a method that may wait. */
    void addWanted() {
        wanted++;
    }

    /** Whether nothing of it is read any more. */
    boolean isLeftOut() {
        return !ofProgram && wanted > MAX_METHODS;
    }
}

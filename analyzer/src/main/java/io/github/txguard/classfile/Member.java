package io.github.txguard.classfile;

/**
 * A method of a class file.
 *
 * @param owner internal name of the class
 * @param name name
 * @param descriptor descriptor
 */
record Member(String owner, String name, String descriptor) {
    /** What a method has in common with those that override it. */
    String signature() {
        return name + descriptor;
    }
}

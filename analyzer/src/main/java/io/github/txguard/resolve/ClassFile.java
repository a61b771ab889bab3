package io.github.txguard.resolve;

/** A class file of the class path. */
public final class ClassFile {
    private final String name;
    private final String container;
    private final boolean inFolder;
    private final byte[] bytes;

    /**
     * A class file.
     *
     * @param bytes its bytes, which nobody may change
     */
    ClassFile(String name, String container, boolean inFolder, byte[] bytes) {
        this.name = name;
        this.container = container;
        this.inFolder = inFolder;
        this.bytes = bytes;
    }

    /** Internal name of the class. */
    public String name() {
        return name;
    }

    /** Jar or folder in which it lies, as shown to users: the jar's name, the folder relative to the analysis root. */
    public String container() {
        return container;
    }

    /** Whether it lies in a folder, as classes of the program itself do. */
    public boolean inFolder() {
        return inFolder;
    }

    /** Its bytes, which nobody may change. */
    public byte[] bytes() {
        return bytes;
    }
}

package io.github.txguard.resolve;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** A class file of the class path. */
public final class ClassFile {
    private final String name;
    private final String container;
    private final ClassContainer entry;

    /**
     * A class file.
     *
     * @param entry where it lies
     * @param container the same, as shown to users
     */
    ClassFile(String name, ClassContainer entry, String container) {
        this.name = name;
        this.container = container;
        this.entry = entry;
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
        return entry instanceof ClassContainer.Folder;
    }

    /**
     * Its bytes, read anew.
     *
     * @throws IOException if they cannot be read
     */
    public byte[] bytes() throws IOException {
        byte[] bytes = entry.read(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return bytes;
    }
}

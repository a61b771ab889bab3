package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample application in a folder of its own, where it may be changed. */
final class ShopCopy {
    private static final String SOURCES = "shop-app/src/main/java/com/example/shop/";

    private final Path folder;

    private ShopCopy(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the sample without what was built of it.
     *
     * @param folder a folder that is not there yet
     * @throws IOException if something cannot be read or written
     */
    static ShopCopy in(Path folder) throws IOException {
        Folders.copy(
                Settings.txguard().resolve("test-fixtures/shop"),
                folder,
                file -> !file.startsWith("target") && !file.toString().contains("/target"));
        return new ShopCopy(folder);
    }

    /** The root of the copy. */
    Path folder() {
        return folder;
    }

    /**
     * A file of the application.
     *
     * @param name path below the application's package
     */
    Path file(String name) {
        return folder.resolve(SOURCES + name);
    }

    /**
     * Changes a file.
     *
     * @param name path below the application's package
     * @param before text that stands there once
     * @param after what takes its place
     * @throws IOException if the file cannot be changed
     */
    void replace(String name, String before, String after) throws IOException {
        String text = Files.readString(file(name));
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0) {
            throw new IllegalStateException("does not stand once in " + name + ": " + before);
        }
        Files.writeString(file(name), text.replace(before, after));
    }
}

package io.github.txguard.resolve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The class files of the running JDK. */
final class JdkClasses {
    private final FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    private final ConcurrentHashMap<String, List<Path>> modules = new ConcurrentHashMap<>();
    private final LongAdder reads;

    /**
     * The class files.
     *
     * @param reads counts those that are read
     */
    JdkClasses(LongAdder reads) {
        this.reads = reads;
    }

    boolean hasPackage(String packageName) {
        return !modulesOf(packageName).isEmpty();
    }

    byte @Nullable [] read(String packageName, String internalName) {
        for (Path module : modulesOf(packageName)) {
            Path file = module.resolve(internalName + ClassContainer.CLASS);
            if (Files.isRegularFile(file)) {
                reads.increment();
                try {
                    return Files.readAllBytes(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return null;
    }

    /** What a class of the JDK inherits from, as {@link ClassHead} tells it. */
    static List<String> supertypes(byte[] file) {
        try (InputStream in = new ByteArrayInputStream(file)) {
            return ClassHead.supertypes(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of the modules that have classes in the package. */
    private List<Path> modulesOf(String packageName) {
        List<Path> known = modules.get(packageName);
        if (known != null) {
            return known;
        }
        List<Path> found = new ArrayList<>(1);
        Path links = image.getPath("/packages", packageName.replace('/', '.'));
        if (!packageName.isEmpty() && Files.isDirectory(links)) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(links)) {
                for (Path link : names) {
                    Path module = image.getPath("/modules", link.getFileName().toString());
                    if (hasClasses(module.resolve(packageName))) {
                        found.add(module);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(null);
        modules.put(packageName, found);
        return found;
    }

    private static boolean hasClasses(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(folder, "*" + ClassContainer.CLASS)) {
            return classes.iterator().hasNext();
        }
    }
}

package io.github.txguard.resolve;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An entry of the class path. */
sealed interface ClassContainer extends Closeable {
    /** Suffix of class files. */
    String CLASS = ".class";

    /**
     * Opens an entry.
     *
     * @param reads counts the class files that are read
     * @throws IOException if it can not be read
     */
    static ClassContainer open(Path path, LongAdder reads) throws IOException {
        return Files.isDirectory(path) ? new Folder(path, reads) : new Jar(path, new ZipFile(path.toFile()), reads);
    }

    Path path();

    /** Names of the packages with classes, with slashes. */
    Set<String> packages() throws IOException;

    /** Internal names of the classes, sorted; those of other releases and module descriptors left out. */
    Set<String> classes() throws IOException;

    /** Whether the class is here. */
    boolean has(String internalName);

    /** Bytes of the class, or null if it is not here. */
    byte @Nullable [] read(String internalName) throws IOException;

    /** The class, to be read from its first byte on, or null if it is not here. */
    @Nullable
    InputStream open(String internalName) throws IOException;

    /**
     * A jar. Of a multi-release jar the classes for the oldest release are seen.
     *
     * @param path file
     * @param zip the same, open
     * @param reads counts the class files that are read
     */
    record Jar(Path path, ZipFile zip, LongAdder reads) implements ClassContainer {
        /** Whoever wrote a jar says how large a class is; no more than this is believed. */
        private static final int LARGE = 1 << 20;

        @Override
        public Set<String> packages() {
            Set<String> names = new TreeSet<>();
            String last = null;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
                    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('/')));
                    if (!packageName.equals(last)) {
                        names.add(packageName);
                        last = packageName;
                    }
                }
            }
            return names;
        }

        @Override
        public Set<String> classes() {
            Set<String> names = new TreeSet<>();
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                if (name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.endsWith("-info.class")) {
                    names.add(name.substring(0, name.length() - CLASS.length()));
                }
            }
            return names;
        }

        @Override
        public boolean has(String internalName) {
            return zip.getEntry(internalName + CLASS) != null;
        }

        @Override
        public byte @Nullable [] read(String internalName) throws IOException {
            ZipEntry entry = zip.getEntry(internalName + CLASS);
            if (entry == null) {
                return null;
            }
            reads.increment();
            try (InputStream in = zip.getInputStream(entry)) {
                return bytes(in, entry.getSize());
            }
        }

        private static byte[] bytes(InputStream in, long size) throws IOException {
            if (size < 0 || size > LARGE) {
                return in.readAllBytes();
            }
            byte[] bytes = new byte[(int) size];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        }

        @Override
        public @Nullable InputStream open(String internalName) throws IOException {
            ZipEntry entry = zip.getEntry(internalName + CLASS);
            if (entry == null) {
                return null;
            }
            reads.increment();
            return zip.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /**
     * A folder of class files.
     *
     * @param path folder
     * @param reads counts the class files that are read
     */
    record Folder(Path path, LongAdder reads) implements ClassContainer {
        @Override
        public Set<String> packages() throws IOException {
            Set<String> names = new TreeSet<>();
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(file -> file.toString().endsWith(CLASS)).forEach(file -> {
                    String name = path.relativize(file).toString().replace('\\', '/');
                    names.add(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
                });
            }
            return names;
        }

        @Override
        public Set<String> classes() throws IOException {
            Set<String> names = new TreeSet<>();
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(file -> file.toString().endsWith(CLASS)).forEach(file -> {
                    String name = path.relativize(file).toString().replace('\\', '/');
                    if (!name.endsWith("-info.class")) {
                        names.add(name.substring(0, name.length() - CLASS.length()));
                    }
                });
            }
            return names;
        }

        @Override
        public boolean has(String internalName) {
            return Files.isRegularFile(path.resolve(internalName + CLASS));
        }

        @Override
        public byte @Nullable [] read(String internalName) throws IOException {
            Path file = path.resolve(internalName + CLASS);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            reads.increment();
            return Files.readAllBytes(file);
        }

        @Override
        public @Nullable InputStream open(String internalName) throws IOException {
            Path file = path.resolve(internalName + CLASS);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            reads.increment();
            return Files.newInputStream(file);
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}

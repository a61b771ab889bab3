package io.github.txguard.api;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to analyze and how. Made with {@link #builder(Path)}; immutable. */
public final class AnalysisRequest {
    private final Builder values;

    private AnalysisRequest(Builder values) {
        this.values = values;
    }

    /**
     * Starts a request.
     *
     * @param root folder to which files in the result are relative
     */
    public static Builder builder(Path root) {
        return new Builder(root);
    }

    /** A builder of the same request, to ask for something else in one respect. */
    public Builder toBuilder() {
        return values.copy();
    }

    /** Folder to which files in the result are relative. */
    public Path root() {
        return values.root;
    }

    /** Folders or files with Java sources. */
    public List<Path> sources() {
        return values.sources;
    }

    /** Jars and class folders; may be empty. */
    public List<Path> classPath() {
        return values.classPath;
    }

    /** Summaries of modules of other builds, in place of their sources; may be empty. */
    public List<Path> summaries() {
        return values.summaries;
    }

    /** Catalog files with rows of the user's own, the strongest last; may be empty. */
    public List<Path> catalogs() {
        return values.catalogs;
    }

    /** Glob patterns of files, relative to the root, that alone are analyzed; empty for all. */
    public List<String> includes() {
        return values.includes;
    }

    /** Glob patterns of files, relative to the root, that are left out. */
    public List<String> excludes() {
        return values.excludes;
    }

    /** Encoding of the sources, where {@link #encoding(Path)} does not say otherwise. */
    public Charset encoding() {
        return values.encoding;
    }

    /**
     * Encoding of a source file: that of the innermost folder with one of its own.
     *
     * @param file the file
     */
    public Charset encoding(Path file) {
        for (Path folder = file.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            Charset charset = values.encodings.get(folder);
            if (charset != null) {
                return charset;
            }
        }
        return values.encoding;
    }

    /** Encodings of single folders and files, by their absolute paths. */
    public Map<Path, Charset> encodings() {
        return Collections.unmodifiableMap(values.encodings);
    }

    /** Whether texts were given that are not, or not yet, what their files hold. */
    public boolean hasTexts() {
        return !values.texts.isEmpty();
    }

    /**
     * The text of a source file that is not, or not yet, what its file holds, such as in an editor.
     *
     * @param file the file
     * @return null where the file itself is to be read
     */
    public @Nullable String text(Path file) {
        return values.texts.isEmpty()
                ? null
                : values.texts.get(file.toAbsolutePath().normalize());
    }

    /** Number of threads, at least 1. */
    public int threads() {
        return values.threads;
    }

    /** Whether the analysis may run in a process of its own. */
    public boolean fork() {
        return values.fork;
    }

    /** Which pairs are reported. */
    public Pairs pairs() {
        return values.pairs;
    }

    /** Findings less sure than this are left out. */
    public Confidence minConfidence() {
        return values.minConfidence;
    }

    /** Rules that are off by default and wanted. */
    public List<String> enabledRules() {
        return values.enabledRules;
    }

    /** Rules that are not wanted. */
    public List<String> disabledRules() {
        return values.disabledRules;
    }

    /** Whether an internal failure is thrown on instead of becoming a {@link Problem}; for tests. */
    public boolean failFast() {
        return values.failFast;
    }

    /** Folder in which is kept what was read of source files, for the next run; null if nothing is to be kept. */
    public @Nullable Path cache() {
        return values.cache;
    }

    /** Who hears of progress. */
    public ProgressListener progress() {
        return values.progress;
    }

    /** Builds a request. */
    public static final class Builder {
        private final Path root;
        private List<Path> sources = List.of();
        private List<Path> classPath = List.of();
        private List<Path> summaries = List.of();
        private List<Path> catalogs = List.of();
        private List<String> includes = List.of();
        private List<String> excludes = List.of();
        private Charset encoding = StandardCharsets.UTF_8;
        private final Map<Path, Charset> encodings = new LinkedHashMap<>();
        private final Map<Path, String> texts = new LinkedHashMap<>();
        private int threads = Runtime.getRuntime().availableProcessors();
        private boolean fork;
        private Pairs pairs = Pairs.MINIMAL;
        private Confidence minConfidence = Confidence.LIKELY;
        private List<String> enabledRules = List.of();
        private List<String> disabledRules = List.of();
        private boolean failFast;
        private @Nullable Path cache;
        private ProgressListener progress = ProgressListener.NONE;

        private Builder(Path root) {
            this.root = Objects.requireNonNull(root);
        }

        /**
         * Sets the sources.
         *
         * @param paths folders or files
         */
        public Builder sources(List<Path> paths) {
            sources = List.copyOf(paths);
            return this;
        }

        /**
         * Sets the class path.
         *
         * @param paths jars and class folders
         */
        public Builder classPath(List<Path> paths) {
            classPath = List.copyOf(paths);
            return this;
        }

        /**
         * Sets summaries of modules of other builds, as written by {@code TxGuard.summarize}: calls are followed into them as into
         * sources. What lies within one of them altogether is not reported, as its own build does that. What cannot be used becomes
         * a {@link Problem}.
         *
         * @param files files; of the same module the first one counts
         */
        public Builder summaries(List<Path> files) {
            summaries = List.copyOf(files);
            return this;
        }

        /**
         * Sets catalog files with rows of the user's own: they add to the built-in rows, and replace or remove those of the same id.
         * What is wrong in them becomes a {@link Problem}.
         *
         * @param files YAML files, the strongest last
         */
        public Builder catalogs(List<Path> files) {
            catalogs = List.copyOf(files);
            return this;
        }

        /**
         * Limits the files.
         *
         * @param globs glob patterns relative to the root
         */
        public Builder includes(List<String> globs) {
            includes = List.copyOf(globs);
            return this;
        }

        /**
         * Leaves files out.
         *
         * @param globs glob patterns relative to the root
         */
        public Builder excludes(List<String> globs) {
            excludes = List.copyOf(globs);
            return this;
        }

        /**
         * Sets the encoding of the sources; UTF-8 if not called.
         *
         * @param charset encoding
         */
        public Builder encoding(Charset charset) {
            encoding = Objects.requireNonNull(charset);
            return this;
        }

        /**
         * Sets the encoding of the sources in a folder that has one of its own, such as a module's.
         *
         * @param folder folder
         * @param charset encoding
         */
        public Builder encoding(Path folder, Charset charset) {
            encodings.put(folder.toAbsolutePath().normalize(), Objects.requireNonNull(charset));
            return this;
        }

        /**
         * Gives the text of a source file, which need not exist. The file must be among the sources all the same, by itself or, if
         * it exists, by its folder.
         *
         * @param file file
         * @param text its text
         */
        public Builder text(Path file, String text) {
            texts.put(file.toAbsolutePath().normalize(), Objects.requireNonNull(text));
            return this;
        }

        /**
         * Sets the number of threads; one per processor if not called.
         *
         * @param count at least 1
         * @throws IllegalArgumentException if less than 1
         */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("threads must be at least 1, not " + count);
            }
            threads = count;
            return this;
        }

        /**
         * Allows an analysis to run in a process of its own, whose virtual machine is set up for runs of some seconds: that takes half
         * the time that it takes where everything is as for a server, as in most builds. Not allowed if not called, as it is wrong
         * where the same process analyzes again and again. Results are the same. Where no process can be started, or none is
         * worth it, the analysis runs in this one.
         *
         * @param allowed whether it is
         */
        public Builder fork(boolean allowed) {
            fork = allowed;
            return this;
        }

        /**
         * Sets which pairs are reported; {@link Pairs#MINIMAL} if not called.
         *
         * @param which pairs
         */
        public Builder pairs(Pairs which) {
            pairs = Objects.requireNonNull(which);
            return this;
        }

        /**
         * Sets the least confidence; {@link Confidence#LIKELY} if not called.
         *
         * @param least confidence
         */
        public Builder minConfidence(Confidence least) {
            minConfidence = Objects.requireNonNull(least);
            return this;
        }

        /**
         * Turns rules on that are off by default.
         *
         * @param rules rule ids
         */
        public Builder enabledRules(List<String> rules) {
            enabledRules = List.copyOf(rules);
            return this;
        }

        /**
         * Turns rules off.
         *
         * @param rules rule ids
         */
        public Builder disabledRules(List<String> rules) {
            disabledRules = List.copyOf(rules);
            return this;
        }

        /**
         * Has internal failures thrown on.
         *
         * @param fail whether to
         */
        public Builder failFast(boolean fail) {
            failFast = fail;
            return this;
        }

        /**
         * Sets where to keep what was read of source files, for the next run; nothing is kept if not called. Results are the same
         * with and without it, and whatever is wrong with the folder.
         *
         * @param folder folder, made if need be; several programs and runs may use it at the same time
         */
        public Builder cache(@Nullable Path folder) {
            cache = folder;
            return this;
        }

        /**
         * Sets who hears of progress.
         *
         * @param listener listener, called from several threads
         */
        public Builder progress(ProgressListener listener) {
            progress = Objects.requireNonNull(listener);
            return this;
        }

        /** The request. */
        public AnalysisRequest build() {
            return new AnalysisRequest(copy());
        }

        private Builder copy() {
            Builder copy = new Builder(root);
            copy.sources = sources;
            copy.classPath = classPath;
            copy.summaries = summaries;
            copy.catalogs = catalogs;
            copy.includes = includes;
            copy.excludes = excludes;
            copy.encoding = encoding;
            copy.encodings.putAll(encodings);
            copy.texts.putAll(texts);
            copy.threads = threads;
            copy.fork = fork;
            copy.pairs = pairs;
            copy.minConfidence = minConfidence;
            copy.enabledRules = enabledRules;
            copy.disabledRules = disabledRules;
            copy.failFast = failFast;
            copy.cache = cache;
            copy.progress = progress;
            return copy;
        }
    }
}

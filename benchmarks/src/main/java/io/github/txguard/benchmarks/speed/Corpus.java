package io.github.txguard.benchmarks.speed;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sources that are measured on.
 *
 * @param name short name, unique
 * @param origin Maven coordinates, or what was generated
 * @param sources folder of the sources
 * @param sourceFiles the source files, sorted; no module descriptors
 * @param lines number of their lines
 * @param classPath jars that compiling them needs
 * @param classes jar with their class files; null if there is none
 * @param planted file with the findings that are planted in them; null if it is not known what there is to find
 */
record Corpus(
        String name,
        String origin,
        Path sources,
        List<Path> sourceFiles,
        long lines,
        List<Path> classPath,
        @Nullable Path classes,
        @Nullable Path planted) {}

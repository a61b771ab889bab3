package io.github.txguard.sonar.issues;

import org.jspecify.annotations.Nullable;
import org.sonar.api.batch.fs.InputFile;

/** Finds the files that findings speak of. */
@FunctionalInterface
public interface FileFinder {
    /**
     * The file of that name.
     *
     * @param name as findings name files
     * @return null if the scan knows no such file, such as one that is excluded or in a jar
     */
    @Nullable
    InputFile find(String name);
}

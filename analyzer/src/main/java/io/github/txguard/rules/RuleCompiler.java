package io.github.txguard.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Step of the build: writes the rules in the form that is read fast. */
public final class RuleCompiler {
    private RuleCompiler() {}

    /**
     * Writes the rules beside the classes.
     *
     * @param arguments the folder of the classes
     * @throws IOException if the file cannot be written
     * @throws IllegalStateException if a document is missing or wrong
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], "io", "github", "txguard", "rules");
        Files.write(folder.resolve(RuleBook.COMPILED), CompiledRules.write(RuleBook.readDocuments()));
    }
}

package io.github.txguard.store;

import io.github.txguard.ir.UnitModel;
import java.util.List;

/**
 * What the analysis of another build needs of a module in place of its sources.
 *
 * @param name name of the module, with which its files begin
 * @param units its source files
 * @param configuration its configuration files
 */
public record Summary(String name, List<UnitModel> units, List<Document> configuration) {
    /** Copies the lists so that the summary is immutable. */
    public Summary {
        units = List.copyOf(units);
        configuration = List.copyOf(configuration);
    }

    /**
     * A file as it is.
     *
     * @param name name of the file
     * @param content its bytes, one a character
     */
    public record Document(String name, String content) {}
}

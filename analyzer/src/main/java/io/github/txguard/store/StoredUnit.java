package io.github.txguard.store;

import io.github.txguard.api.Problem;
import io.github.txguard.ir.UnitModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a source file.
 *
 * @param unit the unit, or null when the file could not be understood
 * @param problems what was wrong with it
 */
public record StoredUnit(@Nullable UnitModel unit, List<Problem> problems) {
    /** Copies the list so that the value is immutable. */
    public StoredUnit {
        problems = List.copyOf(problems);
    }
}

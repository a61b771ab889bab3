package io.github.txguard.frontend;

import io.github.txguard.api.Problem;
import io.github.txguard.ir.UnitModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a source file.
 *
 * @param unit the unit, or null when the file could not be understood
 * @param problems what was wrong, in order of lines; never empty when there is no unit
 */
public record ParsedUnit(@Nullable UnitModel unit, List<Problem> problems) {
    /** Copies the list so that the result is immutable. */
    public ParsedUnit {
        problems = List.copyOf(problems);
    }
}

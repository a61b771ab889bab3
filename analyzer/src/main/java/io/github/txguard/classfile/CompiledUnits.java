package io.github.txguard.classfile;

import io.github.txguard.api.Problem;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.ir.UnitParts;
import io.github.txguard.resolve.ClassPathIndex;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the class path that the sources may run, as {@link ClassFrontend} reads them, kept as long as what the sources say
 * would have it read the same. Used by one analysis at a time.
 */
public final class CompiledUnits {
    private final UnitParts<Mentions> mentions = new UnitParts<>();
    private List<Mentions> parts = List.of();
    private @Nullable Reading last;

    /** Keeps nothing yet. */
    public CompiledUnits() {}

    /**
     * What was read.
     *
     * @param catalog what was known of libraries
     * @param classPath class path
     * @param mentions what the sources said
     * @param names names of all methods that the reader came across
     * @param units what it read
     * @param problems what it could not read
     */
    record Reading(
            ApiCatalog catalog,
            ClassPathIndex classPath,
            Mentions mentions,
            Set<String> names,
            List<UnitModel> units,
            List<Problem> problems) {}

    /**
     * The classes as units of the program, each class in one of its own; in an order that depends on names alone. They are the very
     * same objects as before if nothing has changed for them.
     *
     * @param sources units of the sources
     * @param catalog what is known of libraries
     * @param classPath class path
     * @param footprint where it is noted on which bodies that depends, but for the types that they name
     * @param problems hears of classes that cannot be read
     */
    @SuppressWarnings("ReferenceEquality") // another catalog or class path may say something else
    public List<UnitModel> of(
            List<UnitModel> sources,
            ApiCatalog catalog,
            ClassPathIndex classPath,
            Footprint footprint,
            Consumer<Problem> problems) {
        if (classPath.isEmpty()) {
            clear();
            return List.of();
        }
        Reading known = last;
        if (known == null || known.catalog() != catalog || known.classPath() != classPath) {
            clear();
            known = null;
        }
        List<Mentions> said = mentions.of(sources, unit -> Mentions.of(unit, classPath));
        if (known == null || !said.equals(parts)) {
            Mentions all = Mentions.of(said);
            if (known == null || !all.leadWhere(known.mentions(), known.names())) {
                known = ClassFrontend.read(all, catalog, classPath);
            }
        }
        parts = said;
        last = known;
        known.names().forEach(name -> footprint.asked(Footprint.Kind.CALLED_AT_ALL, name));
        known.problems().forEach(problems);
        return known.units();
    }

    /**
     * Internal names of the classes that a unit may speak of, in the order in which they are looked for. Of bodies, nothing else but
     * the names of the methods they call decides which class files are read.
     *
     * @param unit a source
     */
    public static Set<String> namedIn(UnitModel unit) {
        return Mentions.namedIn(unit);
    }

    /** Forgets everything. */
    public void clear() {
        mentions.clear();
        parts = List.of();
        last = null;
    }
}

package io.github.txguard.classfile;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.resolve.ClassPathIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Type;

/** Which calls of byte code the catalog speaks of. */
final class Interest {
    private final ApiCatalog catalog;
    private final ClassPathIndex classPath;
    private final Ancestry ancestry;
    private final Map<String, Rows> rows = new LinkedHashMap<>();
    private final Map<String, Boolean> functions = new LinkedHashMap<>();
    private final Map<String, Boolean> annotations = new LinkedHashMap<>();

    Interest(ApiCatalog catalog, ClassPathIndex classPath, Ancestry ancestry) {
        this.catalog = catalog;
        this.classPath = classPath;
        this.ancestry = ancestry;
    }

    /** How much a call says about what it may lead to. */
    enum Level {
        /** Nothing. */
        NONE,
        /** It may run a function that somebody hands over, and nothing else. */
        FUNCTIONS,
        /** It may be what a row speaks of. */
        ALWAYS;

        private Level or(Level other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** What rows say of a class and all that it inherits from: something of all methods, or of those with the names. */
    private record Rows(Level all, Map<String, Level> names, Set<String> templates, boolean lazy) {
        private static final Rows NONE = new Rows(Level.NONE, Map.of(), Set.of(), false);
    }

    /** Whether a row may be about the method. */
    Level concerns(Use.Call call) {
        Level level = call.concerned;
        if (level == null) {
            Rows known = rows(call.owner());
            level = known.all().or(known.names().getOrDefault(call.selector().name(), Level.NONE));
            call.concerned = level;
        }
        return level;
    }

    /** Whether a row says that the method runs a function in a transaction; how it does is then no matter. */
    boolean isTemplate(CompiledMethod method) {
        return rows(method.owner().name())
                .templates()
                .contains(method.selector().name());
    }

    /** Whether objects of the class keep functions to run them in later calls. */
    boolean keepsFunctions(String owner) {
        return rows(owner).lazy();
    }

    private Rows rows(String owner) {
        Rows known = rows.get(owner);
        if (known == null) {
            known = rowsOf(owner);
            rows.put(owner, known);
        }
        return known;
    }

    private Rows rowsOf(String owner) {
        Level all = Level.NONE;
        boolean lazy = false;
        Map<String, Level> names = new LinkedHashMap<>();
        Set<String> templates = new TreeSet<>();
        for (String type : ancestry(owner)) {
            for (ApiEntry entry : catalog.forType(type)) {
                Level level = level(entry);
                lazy |= entry instanceof ExecutionEntry execution && execution.mode() == ExecutionEntry.Mode.LAZY;
                all = entry.pattern().methods().isEmpty() ? all.or(level) : all;
                for (MethodPattern method : entry.pattern().methods()) {
                    names.merge(method.name(), level, Level::or);
                    if (entry instanceof TransactionEntry transaction
                            && transaction.mode() == TransactionEntry.Mode.LAMBDA) {
                        templates.add(method.name());
                    }
                }
            }
        }
        return all == Level.NONE && names.isEmpty() ? Rows.NONE : new Rows(all, names, templates, lazy);
    }

    private static Level level(ApiEntry entry) {
        if (entry instanceof BlockingEntry blocking) {
            return switch (blocking.mode()) {
                case LAZY, CHEAP, REFERENCE -> Level.NONE;
                case BLOCK, WAIT, SEND, COND, INSIDE, CPU, MARKER -> Level.ALWAYS;
            };
        }
        if (entry instanceof ExecutionEntry execution) {
            return switch (execution.mode()) {
                case REFERENCE -> Level.NONE;
                case INSIDE, ELSEWHERE, LAZY, MAYBE -> Level.FUNCTIONS;
                default -> Level.ALWAYS;
            };
        }
        return Level.ALWAYS;
    }

    /** Whether calls of the interface run a function that somebody handed over. */
    boolean isFunction(String owner) {
        return functions.computeIfAbsent(owner, classPath::isFunction);
    }

    /** Whether a row is about the annotation of the descriptor. */
    boolean concerns(String descriptor) {
        return annotations.computeIfAbsent(
                descriptor,
                d -> !catalog.forAnnotation(ClassNames.type(d).name()).isEmpty());
    }

    private List<String> ancestry(String owner) {
        return ancestry.of(owner).stream()
                .filter(name -> !name.startsWith("["))
                .map(name -> Type.getObjectType(name).getClassName().replace('$', '.'))
                .toList();
    }
}

package io.github.txguard.callgraph;

import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.wiring.SourceUses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who calls what, by names alone. Immutable and safe to share between threads. */
public final class CalledNames {
    private final Map<String, List<MethodModel>> callers = new LinkedHashMap<>();
    private final SourceUses uses;
    private final Footprint footprint;

    CalledNames(ProgramModel program, SourceUses uses) {
        this.uses = uses;
        this.footprint = program.footprint();
        for (TypeModel type : program.types().values()) {
            for (MethodModel method : type.methods()) {
                for (String name : method.code().calledNames()) {
                    callers.computeIfAbsent(name, n -> new ArrayList<>()).add(method);
                }
            }
        }
    }

    /**
     * Methods that call something of a name, in the order of the program.
     *
     * @param name method name, {@code <init>} for those that create objects
     */
    public List<MethodModel> calling(String name) {
        footprint.asked(Footprint.Kind.CALLS, name);
        List<MethodModel> found = callers.get(name);
        return found == null ? List.of() : Collections.unmodifiableList(found);
    }

    /**
     * Whether objects of a class of that name, or of a subclass without a name, are created by {@code new}.
     *
     * @param simpleName simple name of a class
     */
    public boolean isCreated(String simpleName) {
        return uses.creates(simpleName);
    }
}

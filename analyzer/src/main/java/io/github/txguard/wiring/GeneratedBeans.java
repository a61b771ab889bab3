package io.github.txguard.wiring;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Interfaces and abstract classes whose implementation a library makes. Safe to use from many threads. */
public final class GeneratedBeans {
    private final LinkedProgram program;
    private final Markings markings;
    private final Set<String> composed = new TreeSet<>();
    private final Map<String, Boolean> clients = new ConcurrentHashMap<>();
    private final Map<String, Boolean> mappers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> forwarding = new ConcurrentHashMap<>();

    /**
     * Knows what the catalog does.
     *
     * @param program linked program
     * @param catalog knowledge of APIs
     */
    public GeneratedBeans(LinkedProgram program, ApiCatalog catalog) {
        this.program = program;
        this.markings = new Markings(program, catalog);
        for (ApiEntry entry : catalog.entries()) {
            if (entry instanceof WiringEntry wiring && wiring.mode() == WiringEntry.Mode.FRAGMENTS) {
                composed.addAll(entry.pattern().types());
            }
        }
    }

    /**
     * Whether the type's generated implementation forwards to classes that implement its other interfaces.
     *
     * @param type interface of the sources
     */
    public boolean isComposed(TypeModel type) {
        return type.kind() == TypeModel.Kind.INTERFACE
                && !type.interfaces().isEmpty()
                && forwarding.computeIfAbsent(
                        type.name(), n -> composed.stream().anyMatch(above -> program.isSubtype(n, above)));
    }

    /**
     * Whether a generated object stands for the interface by its annotation, so that classes which implement it only stand in.
     *
     * @param type type of the sources
     */
    public boolean isClient(TypeModel type) {
        return type.kind() == TypeModel.Kind.INTERFACE
                && !type.annotations().isEmpty()
                && clients.computeIfAbsent(
                        type.name(), n -> markings.has(type, type.annotations(), WiringEntry.Mode.BEAN));
    }

    /**
     * Whether the type's abstract methods copy objects, by code that an annotation processor writes.
     *
     * @param type type of the sources
     */
    public boolean isMapper(TypeModel type) {
        return !type.annotations().isEmpty()
                && mappers.computeIfAbsent(
                        type.name(), n -> markings.has(type, type.annotations(), WiringEntry.Mode.MAPPER));
    }

    /**
     * Classes whose methods a mapper calls besides its own.
     *
     * @param type mapper
     */
    public List<TypeModel> usedBy(TypeModel type) {
        List<TypeModel> used = new ArrayList<>();
        for (Markings.Marking marking : markings.all(type, type.annotations(), WiringEntry.Mode.MAPPER)) {
            marking.written().attribute("uses").ifPresent(value -> add(type, value, used));
        }
        return used;
    }

    private void add(TypeModel scope, Expr value, List<TypeModel> used) {
        if (value instanceof Expr.ClassLiteral literal) {
            program.program().type(program.qualify(scope, literal.type())).ifPresent(used::add);
        } else if (value instanceof Expr.NewArray array) {
            array.parts().forEach(part -> add(scope, part, used));
        }
    }

    /**
     * Whether a mapper calls the method before or after it copies.
     *
     * @param type declaring type
     * @param method method
     */
    public boolean isCallback(TypeModel type, MethodModel method) {
        return markings.has(type, method.annotations(), WiringEntry.Mode.MAPPING);
    }

    /**
     * Whether a mapper's parameter is the object that is written to.
     *
     * @param type declaring type
     * @param parameter parameter of one of its methods
     */
    public boolean isTarget(TypeModel type, ParameterModel parameter) {
        return markings.has(type, parameter.annotations(), WiringEntry.Mode.MAPPING);
    }
}

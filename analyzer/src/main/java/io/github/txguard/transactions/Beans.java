package io.github.txguard.transactions;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the classes whose objects a container makes from those that the program makes itself. */
final class Beans {
    private static final int MAX_META_DEPTH = 3;

    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final Map<TypeModel, Optional<WiringEntry>> stereotypes = new ConcurrentHashMap<>();
    private @Nullable Set<String> made;

    Beans(LinkedProgram program, ApiCatalog catalog) {
        this.program = program;
        this.catalog = catalog;
    }

    /** The row of the annotation that makes the type a bean, its own or one of a subclass. */
    Optional<WiringEntry> stereotype(TypeModel type) {
        Optional<WiringEntry> known = stereotypes.get(type);
        if (known == null) {
            known = program.sourceSubtypes(type.name()).stream()
                    .map(subtype -> annotated(subtype, subtype.annotations(), WiringEntry.Mode.BEAN, 0))
                    .flatMap(Optional::stream)
                    .findFirst();
            stereotypes.put(type, known);
        }
        return known;
    }

    /**
     * Whether the sources create objects of the type and say nowhere that a container does. Classes that nobody creates may
     * be beans by a configuration that is not in the sources.
     *
     * @param created tells of a simple name whether the sources create objects of a class that is called so
     */
    boolean isMadeByHand(TypeModel type, Predicate<String> created) {
        List<TypeModel> subtypes = program.sourceSubtypes(type.name());
        return stereotype(type).isEmpty()
                && subtypes.stream().noneMatch(subtype -> factoryTypes().contains(subtype.name()))
                && subtypes.stream()
                        .anyMatch(subtype ->
                                subtype.kind() != TypeModel.Kind.ANONYMOUS && created.test(subtype.simpleName()));
    }

    /** Whether the sources say that a container makes objects of the type. */
    boolean isManaged(TypeModel type) {
        return stereotype(type).isPresent()
                || program.sourceSubtypes(type.name()).stream()
                        .anyMatch(subtype -> factoryTypes().contains(subtype.name()));
    }

    /** Types that methods which make beans return, and their supertypes. */
    private synchronized Set<String> factoryTypes() {
        if (made == null) {
            made = new TreeSet<>();
            for (TypeModel type : program.program().types().values()) {
                for (MethodModel method : type.methods()) {
                    if (annotated(type, method.annotations(), WiringEntry.Mode.FACTORY, 0)
                            .isPresent()) {
                        made.add(program.qualify(type, method.returnType()));
                        program.program().footprint().asked(Footprint.Kind.MADE, method.id());
                        made.addAll(createdIn(method).stream()
                                .map(name -> program.qualify(type, TypeRef.of(name)))
                                .toList());
                    }
                }
            }
        }
        return made;
    }

    private static Set<String> createdIn(MethodModel method) {
        Set<String> names = new TreeSet<>();
        new BodyVisitor() {
            @Override
            protected void leave(Expr expr) {
                if (expr instanceof Expr.New creation) {
                    names.add(creation.type().name());
                }
            }
        }.visit(method.code().steps());
        return names;
    }

    private Optional<WiringEntry> annotated(
            TypeModel scope, List<AnnotationModel> annotations, WiringEntry.Mode mode, int depth) {
        for (AnnotationModel annotation : annotations) {
            String name = program.qualifyAnnotation(scope, annotation.name());
            for (ApiEntry entry : catalog.forAnnotation(name)) {
                if (entry instanceof WiringEntry wiring && wiring.mode() == mode) {
                    return Optional.of(wiring);
                }
            }
            Optional<WiringEntry> meta = program.annotationType(name)
                    .filter(type -> depth < MAX_META_DEPTH)
                    .flatMap(type -> annotated(type, type.annotations(), mode, depth + 1));
            if (meta.isPresent()) {
                return meta;
            }
        }
        return Optional.empty();
    }
}

package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.wiring.GeneratedBeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the generated code of a mapper calls: methods before and after the mapping, and methods that make a property of the
 * target out of one of the source.
 */
final class MapperCalls {
    /** Properties of properties are looked into up to this depth. */
    private static final int MAX_DEPTH = 3;

    private final LinkedProgram program;
    private final GeneratedBeans generated;
    private final Map<MethodModel, List<Called>> known = new ConcurrentHashMap<>();

    MapperCalls(LinkedProgram program, GeneratedBeans generated) {
        this.program = program;
        this.generated = generated;
    }

    /** Edges of a call to an abstract method of a mapper; none if it is something else. */
    List<CallEdge> of(CallSite site, MethodModel declared) {
        TypeModel mapper = declared.hasBody()
                ? null
                : program.program().type(declared.type()).orElse(null);
        if (mapper == null || !generated.isMapper(mapper)) {
            return List.of();
        }
        return known.computeIfAbsent(declared, m -> called(mapper, m)).stream()
                .map(called -> edge(
                        site, called.type(), called.method(), !called.type().equals(mapper)))
                .toList();
    }

    /** A method that the generated code calls. */
    private record Called(TypeModel type, MethodModel method) {}

    private List<Called> called(TypeModel mapper, MethodModel declared) {
        Mapping mapping = mapping(mapper, declared);
        List<Called> found = new ArrayList<>();
        List<TypeModel> types = new ArrayList<>(List.of(mapper));
        types.addAll(generated.usedBy(mapper));
        for (TypeModel type : types) {
            for (MethodModel method : type.methods()) {
                boolean candidate = method.hasBody()
                        && !method.name().startsWith("<")
                        && !method.is(Modifier.PRIVATE)
                        && !method.equals(declared);
                if (candidate && (surrounds(type, method, mapping) || converts(type, method, mapping))) {
                    found.add(new Called(type, method));
                }
            }
        }
        return found;
    }

    private static CallEdge edge(CallSite site, TypeModel type, MethodModel method, boolean proxied) {
        ReceiverType self = method.is(Modifier.STATIC) ? null : new ReceiverType(type, type.isInstantiable());
        Callee callee = new Callee.Body(new Frame(Code.of(method), Context.of(self)));
        return new CallEdge(
                site, CallKind.DISPATCH, callee, proxied, Confidence.LIKELY, "by the generated mapper", null);
    }

    /** What is at hand: the types of sources and targets, and of their properties. */
    private record Mapping(Set<String> sources, Set<String> targets, Set<String> from, Set<String> to) {}

    private Mapping mapping(TypeModel mapper, MethodModel declared) {
        Mapping mapping = new Mapping(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (ParameterModel parameter : declared.parameters()) {
            boolean target = generated.isTarget(mapper, parameter);
            properties(mapper, parameter.type(), 0, target ? mapping.to() : mapping.from());
            (target ? mapping.targets() : mapping.sources()).add(program.qualify(mapper, plain(parameter.type())));
        }
        if (!declared.returnType().name().equals("void")) {
            properties(mapper, declared.returnType(), 0, mapping.to());
            mapping.targets().add(program.qualify(mapper, plain(declared.returnType())));
        }
        return mapping;
    }

    /** A method before or after the mapping, whose parameters are all at hand. */
    private boolean surrounds(TypeModel type, MethodModel method, Mapping mapping) {
        if (!generated.isCallback(type, method)) {
            return false;
        }
        for (ParameterModel parameter : method.parameters()) {
            String wanted = program.qualify(type, plain(parameter.type()));
            Set<String> given = generated.isTarget(type, parameter) ? mapping.targets() : mapping.sources();
            if (given.stream().noneMatch(t -> program.isSubtype(t, wanted) || program.isSubtype(wanted, t))) {
                return false;
            }
        }
        return true;
    }

    /** A method that makes a property of the target out of one of the source. */
    private boolean converts(TypeModel type, MethodModel method, Mapping mapping) {
        return method.parameters().size() == 1
                && !generated.isCallback(type, method)
                && mapping.from().contains(key(type, method.parameters().get(0).type()))
                && mapping.to().contains(key(type, method.returnType()));
    }

    /** Adds the types of an object's properties, and of theirs. */
    private void properties(TypeModel scope, TypeRef written, int depth, Set<String> found) {
        for (TypeRef argument : written.arguments()) {
            if (depth < MAX_DEPTH && found.add(key(scope, argument))) {
                properties(scope, argument, depth + 1, found);
            }
        }
        for (String supertype : program.supertypes(program.qualify(scope, plain(written)))) {
            TypeModel type = program.program().type(supertype).orElse(null);
            if (type != null) {
                for (FieldModel field : type.fields()) {
                    if (!field.modifiers().contains(Modifier.STATIC)
                            && found.add(key(type, field.type()))
                            && depth < MAX_DEPTH) {
                        properties(type, field.type(), depth + 1, found);
                    }
                }
            }
        }
    }

    private String key(TypeModel scope, TypeRef type) {
        StringBuilder key = new StringBuilder(program.qualify(scope, plain(type)));
        type.arguments().forEach(argument -> key.append('<').append(key(scope, argument)));
        return key.append("[]".repeat(type.dimensions())).toString();
    }

    private static TypeRef plain(TypeRef type) {
        return TypeRef.of(type.name());
    }
}

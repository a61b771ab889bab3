package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedType;
import io.github.txguard.wiring.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the methods that run when a method is called on an object whose class is not known exactly. */
final class Dispatcher {
    /** Up to this many different targets are likely ones, as of an interface with a class per case; more are only possible. */
    private static final int LIKELY_TARGETS = 24;

    /** Up to this many classes that share a method are told apart as the class of {@code this}. */
    private static final int EXACT_TYPES = 16;

    private static final int MAX_TARGETS = 64;

    private final LinkedProgram program;
    private final Map<Question, List<Target>> known = new ConcurrentHashMap<>();

    Dispatcher(LinkedProgram program) {
        this.program = program;
    }

    /**
     * A method that may run, with the class it runs on.
     *
     * @param method method with a body
     * @param self class of the receiver
     * @param confidence how surely
     * @param overriding whether it is another method than the declared one
     * @param alone the method as calls enter it that hand over nothing that is known; shared by all of them
     */
    record Target(MethodModel method, ReceiverType self, Confidence confidence, boolean overriding, Callee.Body alone) {
        Target(MethodModel method, ReceiverType self, Confidence confidence, boolean overriding) {
            this(method, self, confidence, overriding, new Callee.Body(new Frame(Code.of(method), Context.of(self))));
        }
    }

    /** A method called on something of which only the type is known. */
    private record Question(MethodModel declared, TypeModel receiver, ResolvedType staticType) {
        @Override
        @SuppressWarnings("ReferenceEquality") // a program holds each method and each type once
        public boolean equals(Object other) {
            return other instanceof Question that
                    && that.declared == declared
                    && that.receiver == receiver
                    && that.staticType.arguments().equals(staticType.arguments())
                    && that.staticType.name().equals(staticType.name());
        }

        @Override
        public int hashCode() {
            return (declared.hashCode() * 31 + receiver.hashCode()) * 31 + staticType.hashCode();
        }
    }

    /**
     * Targets of a call to a method of the sources.
     *
     * @param declared method that the call refers to
     * @param receiver what is known of the receiver's class
     * @param staticType static type of the receiver, whose type arguments leave classes out
     * @param choice classes that can stand there, if some can not; otherwise null
     */
    List<Target> targets(
            MethodModel declared, ReceiverType receiver, ResolvedType staticType, @Nullable Choice choice) {
        if (receiver.exact()) {
            return program.implementation(receiver.type(), declared)
                    .map(method -> List.of(new Target(method, receiver, Confidence.CERTAIN, !method.equals(declared))))
                    .orElse(List.of());
        }
        if (isFixed(declared)) {
            return !declared.hasBody() ? List.of() : List.of(new Target(declared, receiver, Confidence.CERTAIN, false));
        }
        List<Target> targets = choice == null
                ? ofAny(declared, receiver.type(), staticType)
                : chosen(choice, type -> program.implementation(type, declared), declared);
        if (targets.isEmpty() && declared.hasBody()) {
            return List.of(new Target(declared, receiver, Confidence.CERTAIN, false));
        }
        return targets;
    }

    private List<Target> ofAny(MethodModel declared, TypeModel receiver, ResolvedType staticType) {
        Question question = new Question(declared, receiver, staticType);
        List<Target> targets = known.get(question);
        if (targets == null) {
            List<TypeModel> candidates = candidates(receiver.name(), staticType);
            targets = List.copyOf(group(candidates, type -> program.implementation(type, declared), declared));
            known.put(question, targets);
        }
        return targets;
    }

    /**
     * Targets in the sources of a call to a method that a library declares.
     *
     * @param receiver static type of the receiver
     * @param name method name
     * @param parameterTypes erased parameter types
     * @param choice classes that can stand there, if some can not; otherwise null
     */
    List<Target> targets(ResolvedType receiver, String name, List<String> parameterTypes, @Nullable Choice choice) {
        Function<TypeModel, Optional<MethodModel>> implementation =
                type -> program.implementation(type, name, parameterTypes);
        return choice == null
                ? group(candidates(receiver.name(), receiver), implementation, null)
                : chosen(choice, implementation, null);
    }

    /** Targets of classes that were told apart. */
    private List<Target> chosen(
            Choice choice, Function<TypeModel, Optional<MethodModel>> implementation, @Nullable MethodModel declared) {
        Confidence confidence = choice.certain() ? Confidence.CERTAIN : Confidence.LIKELY;
        List<Target> targets = new ArrayList<>();
        targets(byMethod(choice.classes(), implementation), confidence, declared, targets);
        targets(byMethod(choice.possible(), implementation), Confidence.POSSIBLE, declared, targets);
        return targets;
    }

    private List<TypeModel> candidates(String bound, ResolvedType staticType) {
        return program.sourceSubtypes(bound).stream()
                .filter(type -> program.mayStandFor(type, staticType))
                .toList();
    }

    private static boolean isFixed(MethodModel method) {
        return method.is(Modifier.PRIVATE)
                || method.is(Modifier.STATIC)
                || method.is(Modifier.FINAL)
                || method.name().equals(MethodModel.CONSTRUCTOR);
    }

    private List<Target> group(
            List<TypeModel> subtypes,
            Function<TypeModel, Optional<MethodModel>> implementation,
            @Nullable MethodModel declared) {
        Map<MethodModel, List<TypeModel>> byMethod = byMethod(subtypes, implementation);
        Confidence confidence = byMethod.size() <= 1
                ? Confidence.CERTAIN
                : byMethod.size() <= LIKELY_TARGETS ? Confidence.LIKELY : Confidence.POSSIBLE;
        List<Target> targets = new ArrayList<>();
        targets(byMethod, confidence, declared, targets);
        return targets;
    }

    private static Map<MethodModel, List<TypeModel>> byMethod(
            List<TypeModel> types, Function<TypeModel, Optional<MethodModel>> implementation) {
        Map<MethodModel, List<TypeModel>> byMethod = new LinkedHashMap<>();
        for (TypeModel type : types) {
            if (type.isInstantiable()) {
                implementation
                        .apply(type)
                        .ifPresent(method -> byMethod.computeIfAbsent(method, m -> new ArrayList<>())
                                .add(type));
            }
        }
        return byMethod;
    }

    private void targets(
            Map<MethodModel, List<TypeModel>> byMethod,
            Confidence confidence,
            @Nullable MethodModel declared,
            List<Target> targets) {
        byMethod.forEach((method, types) -> {
            if (method.hasBody() && targets.size() < MAX_TARGETS) {
                // which of several classes it is decides what its own overridable methods do
                Confidence sure = types.size() > 1 ? confidence.and(Confidence.LIKELY) : confidence;
                for (ReceiverType self : receivers(method, types)) {
                    targets.add(new Target(method, self, sure, !method.equals(declared)));
                }
            }
        });
    }

    /** Each class on its own; the class that declares the method, or a subclass, stands for many. */
    private List<ReceiverType> receivers(MethodModel method, List<TypeModel> types) {
        if (types.size() <= EXACT_TYPES) {
            return types.stream().map(type -> new ReceiverType(type, true)).toList();
        }
        return program.program().type(method.type()).stream()
                .map(type -> new ReceiverType(type, false))
                .toList();
    }
}

package io.github.txguard.config;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A choice of methods. */
sealed interface Pointcut {
    /** Whether a method of a bean is chosen. */
    boolean matches(Candidate method);

    /**
     * What a choice goes by.
     *
     * @param type class of the bean
     * @param supertypes its supertypes
     * @param declaring types that declare the method: its own and those whose method it overrides
     * @param declaringSupertypes supertypes of these
     * @param name name of the method
     * @param modifiers modifiers in small letters
     * @param returned qualified return type
     * @param parameters qualified parameter types
     * @param annotations qualified annotations of the method
     * @param typeAnnotations qualified annotations of the class
     * @param beans names of the bean
     */
    record Candidate(
            String type,
            List<String> supertypes,
            List<String> declaring,
            List<String> declaringSupertypes,
            String name,
            SortedSet<String> modifiers,
            String returned,
            List<String> parameters,
            List<String> annotations,
            List<String> typeAnnotations,
            List<String> beans) {}

    /** {@code a && b}. */
    record And(Pointcut left, Pointcut right) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return left.matches(method) && right.matches(method);
        }
    }

    /** {@code a || b}. */
    record Or(Pointcut left, Pointcut right) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return left.matches(method) || right.matches(method);
        }
    }

    /** {@code !a}. */
    record Not(Pointcut operand) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return !operand.matches(method);
        }
    }

    /** {@code execution(…)}. */
    record Execution(
            List<String> modifiers,
            @Nullable TypePattern annotation,
            TypePattern returned,
            @Nullable TypePattern declaring,
            String name,
            Parameters parameters)
            implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return Wildcards.matches(name, method.name())
                    && modifiers.stream()
                            .allMatch(modifier -> modifier.startsWith("!")
                                    ? !method.modifiers().contains(modifier.substring(1))
                                    : method.modifiers().contains(modifier))
                    && (declaring == null
                            || method.declaring().stream()
                                    .anyMatch(type -> declaring.matches(type, method.declaringSupertypes())))
                    && (annotation == null
                            || method.annotations().stream().anyMatch(a -> annotation.matches(a, List.of())))
                    && returned.matches(method.returned(), List.of())
                    && parameters.matches(method.parameters());
        }
    }

    /** {@code within(…)}. */
    record Within(TypePattern type) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return type.matches(method.type(), method.supertypes());
        }
    }

    /** {@code target(…)} and {@code this(…)}. */
    record Target(TypePattern type) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return method.supertypes().stream().anyMatch(supertype -> type.matches(supertype, List.of()));
        }
    }

    /** {@code bean(…)}. */
    record Bean(String name) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return method.beans().stream().anyMatch(bean -> Wildcards.matches(name, bean));
        }
    }

    /** {@code @annotation(…)}, or with {@code ofType} {@code @within(…)} and {@code @target(…)}. */
    record Annotated(TypePattern annotation, boolean ofType) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            List<String> present = ofType ? method.typeAnnotations() : method.annotations();
            return present.stream().anyMatch(name -> annotation.matches(name, List.of()));
        }
    }

    /** {@code args(…)}. */
    record Args(Parameters parameters) implements Pointcut {
        @Override
        public boolean matches(Candidate method) {
            return parameters.matches(method.parameters());
        }
    }

    /**
     * Patterns of parameter types; null for any number of parameters of any type.
     *
     * @param patterns patterns
     */
    record Parameters(List<@Nullable TypePattern> patterns) {
        boolean matches(List<String> types) {
            return matches(0, types, 0);
        }

        private boolean matches(int pattern, List<String> types, int type) {
            if (pattern == patterns.size()) {
                return type == types.size();
            }
            TypePattern wanted = patterns.get(pattern);
            if (wanted == null) {
                for (int rest = type; rest <= types.size(); rest++) {
                    if (matches(pattern + 1, types, rest)) {
                        return true;
                    }
                }
                return false;
            }
            return type < types.size()
                    && wanted.matches(types.get(type), List.of())
                    && matches(pattern + 1, types, type + 1);
        }
    }
}

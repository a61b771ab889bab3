package io.github.txguard.resolve;

import java.util.List;
import java.util.Optional;

/** A slower second opinion about call sites that the light resolution leaves open. Called from several threads. */
@FunctionalInterface
public interface SolverFallback {
    /** Never knows anything. */
    SolverFallback NONE = (file, line, column) -> Optional.empty();

    /**
     * What the method call or object creation at a place refers to.
     *
     * @param file path as in {@link io.github.txguard.ir.UnitModel#file()}
     * @param line line of the method's name or of {@code new}, from 1
     * @param column column of the same, from 1
     * @return the declaration, or empty when it cannot be found
     */
    Optional<SolvedCall> solve(String file, int line, int column);

    /**
     * A declaration found for a call.
     *
     * @param receiver static type of the receiver, {@link ResolvedType#UNKNOWN} when not known
     * @param declaringType qualified name of the type that declares the method
     * @param name method name, {@code <init>} for constructors
     * @param parameterTypes erased qualified parameter types of the declaration
     * @param isStatic whether the declaration is static
     * @param varargs whether the declaration has variable arity
     * @param returnType type of the expression
     */
    record SolvedCall(
            ResolvedType receiver,
            String declaringType,
            String name,
            List<String> parameterTypes,
            boolean isStatic,
            boolean varargs,
            ResolvedType returnType) {
        /** Copies the list so that the call is immutable. */
        public SolvedCall {
            parameterTypes = List.copyOf(parameterTypes);
        }
    }
}

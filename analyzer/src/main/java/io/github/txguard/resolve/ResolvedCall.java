package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The declaration that a method call or object creation refers to by its static types; dispatch to overriding methods is not
 * its concern.
 *
 * @param receiver static type of the receiver; for static calls and object creations the named type, for calls without a
 *     receiver the type in whose body or whose supertype the method was found; {@link ResolvedType#UNKNOWN} if undetermined
 * @param declaringType qualified name of the type that declares the method; the receiver's name when the method itself is not
 *     known; empty when nothing is
 * @param name method name, {@code <init>} for object creations and constructor calls
 * @param parameterTypes erased qualified parameter types of the declaration when it is known, else those of the arguments
 * @param target the declaration in the sources, or null (library method, implicit constructor, record accessor, generated
 *     member, unknown)
 * @param known whether a declaration was found, in the sources, a class file or a recorded signature
 * @param isStatic whether the declaration is static
 * @param varargs whether the declaration has variable arity
 * @param returnType type of the expression, type arguments substituted where known
 * @param argumentTypes static types of the arguments ({@link ResolvedType#UNKNOWN} for lambdas that could not be typed)
 */
public record ResolvedCall(
        ResolvedType receiver,
        String declaringType,
        String name,
        List<String> parameterTypes,
        @Nullable MethodModel target,
        boolean known,
        boolean isStatic,
        boolean varargs,
        ResolvedType returnType,
        List<ResolvedType> argumentTypes)
        implements SiteTarget {
    /** Copies the lists so that the call is immutable. */
    public ResolvedCall {
        parameterTypes = List.copyOf(parameterTypes);
        argumentTypes = List.copyOf(argumentTypes);
    }
}

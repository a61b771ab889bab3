package io.github.txguard.ir;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method, constructor or initializer.
 *
 * @param type qualified name of the declaring type
 * @param name simple name; {@link #CONSTRUCTOR}, {@link #INSTANCE_INITIALIZER} or {@link #STATIC_INITIALIZER}
 * @param typeParameters type parameters
 * @param parameters parameters
 * @param returnType declared return type; the type itself for constructors, {@code void} for initializers
 * @param modifiers modifiers, implied ones included
 * @param annotations annotations
 * @param code what stands in it; to be read by {@link #body()} and the like, which say that it was
 * @param line line of the name
 */
public record MethodModel(
        String type,
        String name,
        List<TypeParameterModel> typeParameters,
        List<ParameterModel> parameters,
        TypeRef returnType,
        Set<Modifier> modifiers,
        List<AnnotationModel> annotations,
        MethodBody code,
        int line) {
    /** Name of constructors. */
    public static final String CONSTRUCTOR = "<init>";
    /** Name of the method that stands for a class's static initializers and static field values. */
    public static final String STATIC_INITIALIZER = "<clinit>";
    /** Name of the method that stands for a class's instance initializers and field values. */
    public static final String INSTANCE_INITIALIZER = "<fields>";

    /** Copies the collections so that the method is immutable. */
    public MethodModel {
        typeParameters = List.copyOf(typeParameters);
        parameters = List.copyOf(parameters);
        modifiers = ModifierSet.copyOf(modifiers);
        annotations = List.copyOf(annotations);
    }

    /** A method with what stands in it. */
    public MethodModel(
            String type,
            String name,
            List<TypeParameterModel> typeParameters,
            List<ParameterModel> parameters,
            TypeRef returnType,
            Set<Modifier> modifiers,
            List<AnnotationModel> annotations,
            List<LocalModel> locals,
            @Nullable Step body,
            int sites,
            List<String> calledNames,
            int line) {
        this(
                type,
                name,
                typeParameters,
                parameters,
                returnType,
                modifiers,
                annotations,
                new MethodBody(locals, body, sites, calledNames),
                line);
    }

    /** Whether it is neither abstract nor native. */
    public boolean hasBody() {
        return code.steps() != null;
    }

    /** Every parameter and local variable of the body and its lambdas; the parameters come first. Marks the body as read. */
    public List<LocalModel> locals() {
        code.markRead();
        return code.locals();
    }

    /** The body, or null for abstract and native methods. Marks it as read; to know whether there is one, ask {@link #hasBody()}. */
    public @Nullable Step body() {
        code.markRead();
        return code.steps();
    }

    /** Number of call sites in the body (see {@link Expr}). Marks the body as read. */
    public int sites() {
        code.markRead();
        return code.sites();
    }

    /**
     * Distinct names of the methods called or referenced in the body, sorted; {@code <init>} when an object is created. Marks the
     * body as read.
     */
    public List<String> calledNames() {
        code.markRead();
        return code.calledNames();
    }

    /**
     * Whether the modifier is present.
     *
     * @param modifier modifier
     */
    public boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /** What tells methods apart comes first: two of them are compared far more often than they are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodModel that
                        && line == that.line
                        && name.equals(that.name)
                        && type.equals(that.type)
                        && parameters.equals(that.parameters)
                        && typeParameters.equals(that.typeParameters)
                        && returnType.equals(that.returnType)
                        && modifiers.equals(that.modifiers)
                        && annotations.equals(that.annotations)
                        && code.equals(that.code));
    }

    /** A few parts tell methods apart; hashing whole bodies would make every map of methods slow. */
    @Override
    public int hashCode() {
        return (type.hashCode() * 31 + name.hashCode()) * 31 + line;
    }

    /** {@code pkg.Type#name(SimpleParamType,…)}: how the method is named in reports; unique in its type. */
    public String id() {
        StringBuilder id = new StringBuilder(type).append('#').append(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            id.append(i == 0 ? "" : ",").append(parameters.get(i).type().simpleName());
        }
        return id.append(')').toString();
    }
}

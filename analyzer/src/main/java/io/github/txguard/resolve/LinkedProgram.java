package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * The program with its types known. Every answer is computed on demand and kept; safe to use from many threads, and the same
 * whatever the order of questions.
 */
public interface LinkedProgram {
    /** The program model. */
    ProgramModel program();

    /**
     * The method with its call sites resolved. Never fails: what cannot be resolved is marked as unknown.
     *
     * @param method a method of the program
     */
    LinkedMethod link(MethodModel method);

    /** Number of methods that were linked so far. */
    long methodsLinked();

    /** Number of call sites in them. */
    long sitesTyped();

    /**
     * The qualified name of a type written inside a type: type parameters give their bound's erasure, unknown imported names
     * their import, others the name as written.
     *
     * @param scope type in whose declaration the name stands
     * @param written type as written
     */
    String qualify(TypeModel scope, TypeRef written);

    /**
     * The qualified name of an annotation written on a type or a member of it.
     *
     * @param scope the annotated type, or the type whose member is annotated; if it comes from a class file its names are
     *     qualified already
     * @param written name as written
     */
    String qualifyAnnotation(TypeModel scope, String written);

    /**
     * The declaration of an annotation, of the sources or the class path.
     *
     * @param name qualified name
     */
    Optional<TypeModel> annotationType(String name);

    /**
     * Whether a class file of the class path declares the type.
     *
     * @param name qualified name
     */
    boolean isOnClassPath(String name);

    /**
     * Whether the first is the second or a subtype of it, by sources, class path and recorded library types.
     *
     * @param subtype qualified name
     * @param supertype qualified name
     */
    boolean isSubtype(String subtype, String supertype);

    /**
     * Whether an object of the class can stand for the type, type arguments considered: a {@code Validator<Order>} is never a
     * class that extends {@code Validator<Customer>}. Unknown and raw types may be anything.
     *
     * @param concrete class of an object
     * @param type static type of an expression
     */
    boolean mayStandFor(TypeModel concrete, ResolvedType type);

    /**
     * The type and every supertype of it that is known, nearest first, each once.
     *
     * @param type qualified name
     */
    List<String> supertypes(String type);

    /**
     * Types of the sources that are the type or extend or implement it, directly or not, in the order of names.
     *
     * @param type qualified name, of the sources or a library
     */
    List<TypeModel> sourceSubtypes(String type);

    /**
     * The method that runs when {@code declared} is called on an object of exactly the type {@code concrete}: the type's own
     * override, an inherited one, or a default method.
     *
     * @param concrete type of the receiver at run time
     * @param declared method that the call refers to, declared in a supertype of {@code concrete} or in it
     * @return the method with a body, or empty when it is not in the sources
     */
    Optional<MethodModel> implementation(TypeModel concrete, MethodModel declared);

    /**
     * Like {@link #implementation(TypeModel, MethodModel)} for a method declared in a library.
     *
     * @param concrete type of the receiver at run time
     * @param name method name
     * @param parameterTypes erased qualified parameter types, or fewer exact ones: the arity always counts
     */
    Optional<MethodModel> implementation(TypeModel concrete, String name, List<String> parameterTypes);

    /**
     * The erased types of a method's parameters where a subclass gives values to type variables.
     *
     * @param concrete class that has the method, declared or inherited
     * @param method method of the sources
     */
    List<String> parameterTypes(TypeModel concrete, MethodModel method);

    /**
     * Methods of supertypes, in the sources, that the method overrides or implements.
     *
     * @param method a method of the program
     */
    List<MethodModel> overridden(MethodModel method);

    /**
     * The single abstract method of a functional interface.
     *
     * @param type qualified name of an interface of the sources or a library
     * @return its name, or empty if the type is unknown or not functional
     */
    Optional<String> functionalMethod(String type);

    /**
     * The type's declared fields' static types: the type of field {@code name} as seen from {@code scope}, own, inherited or
     * of an enclosing type.
     *
     * @param scope type in whose body the name stands
     * @param name field name
     */
    ResolvedType fieldType(TypeModel scope, String name);

    /**
     * Whether the type itself has a method of that name that is not written in it, as annotations generate them.
     *
     * @param type type of the sources
     * @param name method name, {@code <init>} for constructors
     * @param parameters number of parameters
     */
    boolean isGenerated(TypeModel type, String name, int parameters);
}

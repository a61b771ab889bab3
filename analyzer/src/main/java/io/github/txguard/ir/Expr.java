package io.github.txguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression, reduced to what typing receivers and following calls needs.
 *
 * <p>Calls, object creations, method references and lambdas carry a {@code site}: a number unique in the method, from 0 in
 * source order, under which later stages keep what they found out. Lines and columns count from 1; those of a call are its
 * name's.
 */
public sealed interface Expr {
    /**
     * A local variable or parameter.
     *
     * @param slot index in {@link MethodModel#locals()}
     * @param level 0 for this method's own, 1 for the method around the local or anonymous class, and so on
     */
    record Local(int slot, int level) implements Expr {}

    /**
     * A simple name that is no local variable: a field, a type or a package.
     *
     * @param name identifier
     */
    record Name(String name) implements Expr {}

    /**
     * A field access, a qualified type name or a package name.
     *
     * @param target expression before the dot
     * @param name identifier after the dot
     */
    record Select(Expr target, String name) implements Expr {}

    /**
     * {@code this} or {@code Outer.this}.
     *
     * @param qualifier type name as written, or null
     */
    record This(@Nullable String qualifier) implements Expr {}

    /**
     * {@code super} or {@code Iface.super} as the target of a call.
     *
     * @param qualifier type name as written, or null
     */
    record Super(@Nullable String qualifier) implements Expr {}

    /**
     * A method call. Calls of constructors by {@code this(…)} and {@code super(…)} have the names {@link #THIS_CALL} and
     * {@link #SUPER_CALL} and no target.
     *
     * @param site number in the method
     * @param target receiver as written, or null
     * @param name method name
     * @param arguments arguments
     * @param typeArguments explicit type arguments
     * @param line line of the name
     * @param column column of the name
     */
    record Call(
            int site,
            @Nullable Expr target,
            String name,
            List<Expr> arguments,
            List<TypeRef> typeArguments,
            int line,
            int column)
            implements Expr {
        /** Name of a call {@code this(…)}. */
        public static final String THIS_CALL = "<this>";
        /** Name of a call {@code super(…)}. */
        public static final String SUPER_CALL = "<super>";

        /** Copies the lists so that the call is immutable. */
        public Call {
            arguments = List.copyOf(arguments);
            typeArguments = List.copyOf(typeArguments);
        }
    }

    /**
     * An object creation.
     *
     * @param site number in the method
     * @param outer instance before {@code .new}, or null
     * @param type class as written
     * @param arguments arguments
     * @param body qualified name of the anonymous class in the unit, or null
     * @param line line of {@code new}
     * @param column column of {@code new}
     */
    record New(
            int site,
            @Nullable Expr outer,
            TypeRef type,
            List<Expr> arguments,
            @Nullable String body,
            int line,
            int column)
            implements Expr {
        /** Copies the list so that the expression is immutable. */
        public New {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A lambda. Its parameters and locals are slots of the method it stands in.
     *
     * @param site number in the method
     * @param parameters slots of the parameters
     * @param body body; that of an expression lambda is a single {@link Step.Exit} RETURN with the expression
     * @param expression whether the body was written as an expression
     * @param line line
     * @param column column
     */
    record Lambda(int site, List<Integer> parameters, Step body, boolean expression, int line, int column)
            implements Expr {
        /** Copies the list so that the lambda is immutable. */
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A method reference.
     *
     * @param site number in the method
     * @param target expression before {@code ::}, or null when only a type can stand there ({@code int[]::new}, {@code
     *     List<String>::new})
     * @param type type before {@code ::} when it can only be one, or null
     * @param name method name, {@code new} for constructors
     * @param line line of the name
     * @param column column of the name
     */
    record MethodRef(
            int site, @Nullable Expr target, @Nullable TypeRef type, String name, int line, int column)
            implements Expr {}

    /**
     * A literal.
     *
     * @param kind kind
     * @param text text without quotes; numbers without underscores and suffix
     */
    record Literal(Kind kind, String text) implements Expr {
        /** Kinds of literals. */
        public enum Kind {
            /** {@code String}, text blocks included. */
            STRING,
            /** {@code int}. */
            INT,
            /** {@code long}. */
            LONG,
            /** {@code float}. */
            FLOAT,
            /** {@code double}. */
            DOUBLE,
            /** {@code char}. */
            CHAR,
            /** {@code boolean}. */
            BOOLEAN,
            /** {@code null}. */
            NULL
        }
    }

    /**
     * A cast.
     *
     * @param type target type (the first of an intersection)
     * @param value operand
     */
    record Cast(TypeRef type, Expr value) implements Expr {}

    /**
     * An assignment; compound ones too.
     *
     * @param target left side
     * @param value right side
     */
    record Assign(Expr target, Expr value) implements Expr {}

    /**
     * {@code condition ? whenTrue : whenFalse}.
     *
     * @param condition condition
     * @param whenTrue second operand
     * @param whenFalse third operand
     */
    record Conditional(Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {}

    /**
     * A unary or binary operation.
     *
     * @param operator operator as written ({@code +}, {@code &&}, {@code !}, {@code ++})
     * @param operands one or two operands
     */
    record Operation(String operator, List<Expr> operands) implements Expr {
        /** Copies the list so that the expression is immutable. */
        public Operation {
            operands = List.copyOf(operands);
        }
    }

    /**
     * An array access.
     *
     * @param array array
     * @param index index
     */
    record Index(Expr array, Expr index) implements Expr {}

    /**
     * {@code value instanceof type}, with the pattern's variables declared as locals.
     *
     * @param value tested value
     * @param type type, or null for a record pattern
     * @param slot slot of the bound variable, or -1
     */
    record InstanceOf(Expr value, @Nullable TypeRef type, int slot) implements Expr {}

    /**
     * A switch used as an expression.
     *
     * @param selector selector
     * @param branches a branch per group of labels; values are given by {@link Step.Exit} YIELD
     */
    record Switch(Expr selector, List<Step> branches) implements Expr {
        /** Copies the list so that the expression is immutable. */
        public Switch {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A class literal.
     *
     * @param type type before {@code .class}
     */
    record ClassLiteral(TypeRef type) implements Expr {}

    /**
     * An array creation or array initializer.
     *
     * @param type element type with the array's dimensions, or null for a bare initializer
     * @param parts dimension expressions and initial values in source order
     */
    record NewArray(@Nullable TypeRef type, List<Expr> parts) implements Expr {
        /** Copies the list so that the expression is immutable. */
        public NewArray {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Anything else; its parts are evaluated in order.
     *
     * @param parts parts
     */
    record Other(List<Expr> parts) implements Expr {
        /** Copies the list so that the expression is immutable. */
        public Other {
            parts = List.copyOf(parts);
        }
    }
}

package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.TypeRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Static types of expressions. Each expression is typed once; on the way its call sites are resolved and recorded. */
final class ExpressionTyper {
    private static final Set<String> TO_BOOLEAN = Set.of("==", "!=", "<", ">", "<=", ">=", "&&", "||", "!");
    private static final Set<String> SHIFTS = Set.of("<<", ">>", ">>>");

    /** Calls nested deeper than this stay open: generated code has them, and the stack has an end. */
    private static final int DEEPEST = 600;

    private final TypeSystem system;
    private final BodyScope scope;
    private final NameTyper names;
    private final StepTyper steps;
    private final CallTyper calls;
    private final FunctionTyper functions;
    private int depth;

    ExpressionTyper(TypeSystem system, BodyScope scope, SolverFallback solver) {
        this.system = system;
        this.scope = scope;
        this.names = new NameTyper(system, scope, this);
        this.steps = new StepTyper(system, scope, this);
        CallRecorder recorder = new CallRecorder(system, scope, solver);
        this.functions = new FunctionTyper(system, scope, this);
        this.calls = new CallTyper(system, scope, this, recorder);
    }

    NameTyper names() {
        return names;
    }

    StepTyper steps() {
        return steps;
    }

    FunctionTyper functions() {
        return functions;
    }

    /** Whether the type of a local is inferred. */
    boolean isUndeclared(int slot) {
        return !scope.isDeclared(slot);
    }

    /** The type of an expression that nothing particular is expected of. */
    Type type(Expr expression) {
        return type(expression, Type.UNKNOWN);
    }

    /** The type of an expression where a value of a type is expected; unknown when it cannot be told. */
    Type type(Expr expression, Type expected) {
        if (depth > DEEPEST) {
            return Type.UNKNOWN;
        }
        depth++;
        Type type = simple(expression, expected);
        depth--;
        return type;
    }

    private Type simple(Expr expression, Type expected) {
        if (expression instanceof Expr.Local local) {
            return scope.local(local.slot(), local.level());
        } else if (expression instanceof Expr.Name || expression instanceof Expr.Select) {
            NameTyper.Operand operand = names.operand(expression);
            return operand.isType() ? Type.UNKNOWN : operand.type();
        } else if (expression instanceof Expr.This self) {
            return names.self(self.qualifier());
        } else if (expression instanceof Expr.Super target) {
            return names.superType(target.qualifier());
        } else if (expression instanceof Expr.Call call) {
            return calls.call(call, expected);
        } else if (expression instanceof Expr.New creation) {
            return calls.creation(creation, expected);
        } else if (expression instanceof Expr.Lambda lambda) {
            return functions.lambda(lambda, expected, new Inference(system.hierarchy()));
        } else if (expression instanceof Expr.MethodRef reference) {
            return functions.reference(reference, expected, new Inference(system.hierarchy()));
        } else if (expression instanceof Expr.Literal literal) {
            return literal(literal.kind());
        }
        return compound(expression, expected);
    }

    private Type compound(Expr expression, Type expected) {
        if (expression instanceof Expr.Cast cast) {
            Type target = scope.resolve(cast.type());
            type(cast.value(), target);
            return target;
        } else if (expression instanceof Expr.Assign assign) {
            Type target = type(assign.target());
            Type value = type(assign.value(), target);
            return target.isKnown() ? target : value;
        } else if (expression instanceof Expr.Conditional conditional) {
            return conditional(conditional, expected);
        } else if (expression instanceof Expr.Operation operation) {
            return operation(operation);
        } else if (expression instanceof Expr.Index index) {
            Type array = type(index.array());
            type(index.index());
            return array.component();
        } else if (expression instanceof Expr.InstanceOf test) {
            type(test.value());
            return Type.BOOLEAN;
        } else if (expression instanceof Expr.Switch choice) {
            type(choice.selector());
            return steps.yielded(choice.branches(), expected);
        } else if (expression instanceof Expr.ClassLiteral literal) {
            return Type.of("java.lang.Class", List.of(Primitives.boxed(scope.resolve(literal.type()))));
        } else if (expression instanceof Expr.NewArray array) {
            return array(array.type(), array.parts(), expected);
        } else if (expression instanceof Expr.Other other) {
            other.parts().forEach(this::type);
        }
        return Type.UNKNOWN;
    }

    private Type array(@Nullable TypeRef written, List<Expr> parts, Type expected) {
        Type type = written == null ? expected : scope.resolve(written);
        parts.forEach(part -> type(part, type.component()));
        return type;
    }

    private static Type literal(Expr.Literal.Kind kind) {
        return switch (kind) {
            case STRING -> Type.STRING;
            case INT -> Type.INT;
            case LONG -> Type.of("long");
            case FLOAT -> Type.of("float");
            case DOUBLE -> Type.of("double");
            case CHAR -> Type.of("char");
            case BOOLEAN -> Type.BOOLEAN;
            case NULL -> Type.NULL;
        };
    }

    private Type conditional(Expr.Conditional conditional, Type expected) {
        type(conditional.condition());
        Type left = type(conditional.whenTrue(), expected);
        Type right = type(conditional.whenFalse(), expected);
        if (left.isPrimitive() || right.isPrimitive()) {
            Type promoted = left.equals(right) ? left : Primitives.promoted(left, right);
            if (promoted.isKnown()) {
                return promoted;
            }
        }
        return system.hierarchy().commonSupertype(left, right);
    }

    private Type operation(Expr.Operation operation) {
        List<Expr> operands = operation.operands();
        String operator = operation.operator();
        Type first = type(operands.get(0));
        if (operands.size() == 1) {
            boolean keeps = operator.equals("++") || operator.equals("--");
            return TO_BOOLEAN.contains(operator) ? Type.BOOLEAN : keeps ? first : Primitives.promoted(first, first);
        }
        Type result = first;
        for (Expr operand : operands.subList(1, operands.size())) {
            result = combined(operator, result, type(operand));
        }
        return result;
    }

    private static Type combined(String operator, Type left, Type right) {
        if (TO_BOOLEAN.contains(operator)) {
            return Type.BOOLEAN;
        }
        if (operator.equals("+") && (left.equals(Type.STRING) || right.equals(Type.STRING))) {
            return Type.STRING;
        }
        return Primitives.promoted(left, SHIFTS.contains(operator) ? left : right);
    }
}

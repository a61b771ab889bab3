package io.github.txguard.frontend;

import com.github.javaparser.Position;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MarkerAnnotationExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.visitor.GenericVisitorAdapter;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Expressions to {@link Expr}s. Sites are numbered where the name of the called method stands in the source. */
final class ExpressionLowering extends GenericVisitorAdapter<Expr, MethodScope> {
    private static final Expr NOTHING = new Expr.Other(List.of());
    private static final Expr.Literal NULL = new Expr.Literal(Expr.Literal.Kind.NULL, "null");

    private final UnitLowering unit;
    private final Names names;
    private final TypeRefs types;

    ExpressionLowering(UnitLowering unit) {
        this.unit = unit;
        this.names = unit.names();
        this.types = unit.typeRefs();
    }

    /** Lowers an expression. */
    Expr lower(Expression expression, MethodScope scope) {
        Expr lowered = expression.accept(this, scope);
        return lowered == null ? NOTHING : lowered;
    }

    /** Lowers expressions in order. */
    List<Expr> all(NodeList<? extends Expression> expressions, MethodScope scope) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        List<Expr> lowered = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            lowered.add(lower(expression, scope));
        }
        return lowered;
    }

    /**
     * Declares the variables of a pattern.
     *
     * @return slot of the variable of a type pattern, else -1
     */
    int bind(Expression pattern, MethodScope scope) {
        if (pattern instanceof TypePatternExpr typed) {
            String name = names.unique(typed.getName().getIdentifier());
            return scope.declare(name, types.ofVariable(typed.getType()), LocalModel.Kind.PATTERN);
        }
        if (pattern instanceof RecordPatternExpr deconstructed) {
            deconstructed.getPatternList().forEach(component -> bind(component, scope));
        }
        return -1;
    }

    // Names

    @Override
    public Expr visit(NameExpr n, MethodScope scope) {
        return simpleName(n.getName().getIdentifier(), scope);
    }

    private Expr simpleName(String name, MethodScope scope) {
        Optional<Expr.Local> local = scope.find(name);
        return local.isPresent() ? local.get() : names.name(name);
    }

    @Override
    public Expr visit(FieldAccessExpr n, MethodScope scope) {
        return new Expr.Select(
                lower(n.getScope(), scope), names.unique(n.getName().getIdentifier()));
    }

    @Override
    public Expr visit(ThisExpr n, MethodScope scope) {
        return new Expr.This(
                n.getTypeName().map(name -> names.unique(name.asString())).orElse(null));
    }

    @Override
    public Expr visit(SuperExpr n, MethodScope scope) {
        return new Expr.Super(
                n.getTypeName().map(name -> names.unique(name.asString())).orElse(null));
    }

    // Calls and functions

    @Override
    public Expr visit(MethodCallExpr n, MethodScope scope) {
        Expr target = n.getScope().isPresent() ? lower(n.getScope().get(), scope) : null;
        int site = scope.nextSite();
        String name = names.unique(n.getName().getIdentifier());
        scope.noteCall(name);
        List<Expr> arguments = all(n.getArguments(), scope);
        List<TypeRef> typeArguments = types.arguments(n.getTypeArguments());
        Position position = Positions.begin(n.getName());
        return new Expr.Call(site, target, name, arguments, typeArguments, position.line, position.column);
    }

    @Override
    public Expr visit(ObjectCreationExpr n, MethodScope scope) {
        Expr outer = n.getScope().isPresent() ? lower(n.getScope().get(), scope) : null;
        Position position = n.getScope().isPresent()
                ? Positions.keywordAfter(n, n.getScope().get(), "new")
                : Positions.begin(n);
        int site = scope.nextSite();
        scope.noteCall(MethodModel.CONSTRUCTOR);
        TypeRef type = types.of(n.getType());
        List<Expr> arguments = all(n.getArguments(), scope);
        String body = n.getAnonymousClassBody().isPresent()
                ? unit.types().anonymous(n, type, n.getAnonymousClassBody().get(), scope)
                : null;
        return new Expr.New(site, outer, type, arguments, body, position.line, position.column);
    }

    @Override
    public Expr visit(LambdaExpr n, MethodScope scope) {
        int site = scope.nextSite();
        int mark = scope.mark();
        List<Integer> parameters = new ArrayList<>(n.getParameters().size());
        for (Parameter parameter : n.getParameters()) {
            String name = names.unique(parameter.getNameAsString());
            parameters.add(scope.declare(name, types.ofVariable(parameter), LocalModel.Kind.LAMBDA_PARAMETER));
        }
        Optional<Expression> expression = n.getExpressionBody();
        Step body = expression.isPresent()
                ? new Step.Exit(
                        Step.ExitKind.RETURN, lower(expression.get(), scope), null, Positions.line(expression.get()))
                : unit.statements().lower(n.getBody(), scope);
        scope.reset(mark);
        Position position = Positions.begin(n);
        return new Expr.Lambda(site, parameters, body, expression.isPresent(), position.line, position.column);
    }

    @Override
    public Expr visit(MethodReferenceExpr n, MethodScope scope) {
        if (n.getScope() instanceof CastExpr cast) {
            // The parser takes the cast for the target, but without parentheses it is one of the whole reference.
            return new Expr.Cast(types.of(cast.getType()), reference(n, cast.getExpression(), scope));
        }
        return reference(n, n.getScope(), scope);
    }

    private Expr reference(MethodReferenceExpr n, Expression before, MethodScope scope) {
        Expr target = null;
        TypeRef type = null;
        if (before instanceof TypeExpr written) {
            target = asExpression(written.getType(), scope);
            type = target == null ? types.of(written.getType()) : null;
        } else {
            target = lower(before, scope);
        }
        int site = scope.nextSite();
        String name = names.unique(n.getIdentifier());
        scope.noteCall(name.equals("new") ? MethodModel.CONSTRUCTOR : name);
        Position end = Positions.end(n);
        return new Expr.MethodRef(site, target, type, name, end.line, Math.max(0, end.column - name.length() + 1));
    }

    /** The parser takes any name before {@code ::} for a type; one without type arguments may be a variable as well. */
    private @Nullable Expr asExpression(Type type, MethodScope scope) {
        if (!(type instanceof ClassOrInterfaceType named)
                || named.getTypeArguments().isPresent()) {
            return null;
        }
        String name = names.unique(named.getName().getIdentifier());
        if (named.getScope().isEmpty()) {
            return simpleName(name, scope);
        }
        Expr target = asExpression(named.getScope().get(), scope);
        return target == null ? null : new Expr.Select(target, name);
    }

    @Override
    public Expr visit(SwitchExpr n, MethodScope scope) {
        Expr selector = lower(n.getSelector(), scope);
        return new Expr.Switch(selector, unit.switches().branches(n.getEntries(), true, scope));
    }

    // Operators

    @Override
    public Expr visit(AssignExpr n, MethodScope scope) {
        return new Expr.Assign(lower(n.getTarget(), scope), lower(n.getValue(), scope));
    }

    @Override
    public Expr visit(BinaryExpr n, MethodScope scope) {
        return OperandChain.of(n).lower(operand -> lower(operand, scope));
    }

    @Override
    public Expr visit(UnaryExpr n, MethodScope scope) {
        return new Expr.Operation(n.getOperator().asString(), List.of(lower(n.getExpression(), scope)));
    }

    @Override
    public Expr visit(ConditionalExpr n, MethodScope scope) {
        return new Expr.Conditional(
                lower(n.getCondition(), scope), lower(n.getThenExpr(), scope), lower(n.getElseExpr(), scope));
    }

    @Override
    public Expr visit(InstanceOfExpr n, MethodScope scope) {
        Expr value = lower(n.getExpression(), scope);
        Optional<PatternExpr> pattern = n.getPattern();
        if (pattern.isEmpty()) {
            return new Expr.InstanceOf(value, types.of(n.getType()), -1);
        }
        int slot = bind(pattern.get(), scope);
        return new Expr.InstanceOf(value, slot < 0 ? null : types.of(n.getType()), slot);
    }

    @Override
    public Expr visit(CastExpr n, MethodScope scope) {
        return new Expr.Cast(types.of(n.getType()), lower(n.getExpression(), scope));
    }

    @Override
    public Expr visit(EnclosedExpr n, MethodScope scope) {
        return lower(n.getInner(), scope);
    }

    // Arrays and classes

    @Override
    public Expr visit(ArrayAccessExpr n, MethodScope scope) {
        return new Expr.Index(lower(n.getName(), scope), lower(n.getIndex(), scope));
    }

    @Override
    public Expr visit(ArrayCreationExpr n, MethodScope scope) {
        TypeRef element = types.of(n.getElementType());
        List<Expr> parts = new ArrayList<>();
        n.getLevels().forEach(level -> level.getDimension().ifPresent(size -> parts.add(lower(size, scope))));
        n.getInitializer().ifPresent(initializer -> parts.addAll(all(initializer.getValues(), scope)));
        int dimensions = element.dimensions() + n.getLevels().size();
        return new Expr.NewArray(new TypeRef(element.name(), element.arguments(), dimensions), parts);
    }

    @Override
    public Expr visit(ArrayInitializerExpr n, MethodScope scope) {
        return new Expr.NewArray(null, all(n.getValues(), scope));
    }

    @Override
    public Expr visit(ClassExpr n, MethodScope scope) {
        return new Expr.ClassLiteral(types.of(n.getType()));
    }

    // Literals

    @Override
    public Expr visit(StringLiteralExpr n, MethodScope scope) {
        return Literals.escaped(Expr.Literal.Kind.STRING, n.getValue(), n::asString);
    }

    @Override
    public Expr visit(TextBlockLiteralExpr n, MethodScope scope) {
        return Literals.textBlock(n);
    }

    @Override
    public Expr visit(CharLiteralExpr n, MethodScope scope) {
        return Literals.escaped(Expr.Literal.Kind.CHAR, n.getValue(), () -> String.valueOf(n.asChar()));
    }

    @Override
    public Expr visit(IntegerLiteralExpr n, MethodScope scope) {
        return Literals.integer(n.getValue());
    }

    @Override
    public Expr visit(LongLiteralExpr n, MethodScope scope) {
        return Literals.longInteger(n.getValue());
    }

    @Override
    public Expr visit(DoubleLiteralExpr n, MethodScope scope) {
        return Literals.floating(n.getValue());
    }

    @Override
    public Expr visit(BooleanLiteralExpr n, MethodScope scope) {
        return new Expr.Literal(Expr.Literal.Kind.BOOLEAN, String.valueOf(n.isValue()));
    }

    @Override
    public Expr visit(NullLiteralExpr n, MethodScope scope) {
        return NULL;
    }

    // Annotations as values of annotations

    @Override
    public Expr visit(MarkerAnnotationExpr n, MethodScope scope) {
        return NOTHING;
    }

    @Override
    public Expr visit(SingleMemberAnnotationExpr n, MethodScope scope) {
        return new Expr.Other(List.of(lower(n.getMemberValue(), scope)));
    }

    @Override
    public Expr visit(NormalAnnotationExpr n, MethodScope scope) {
        return new Expr.Other(
                n.getPairs().stream().map(pair -> lower(pair.getValue(), scope)).toList());
    }
}

package io.github.txguard.frontend;

import com.github.javaparser.Position;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
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

/** Statements to {@link Step}s. */
final class StatementLowering extends GenericVisitorAdapter<Step, MethodScope> {
    private final UnitLowering unit;
    private final Names names;

    StatementLowering(UnitLowering unit) {
        this.unit = unit;
        this.names = unit.names();
    }

    /** Lowers a statement that is a scope of its own, such as a body; what it declares is not visible behind it. */
    Step lower(Statement statement, MethodScope scope) {
        int mark = scope.mark();
        Step step = lowerOpen(statement, scope);
        scope.reset(mark);
        return step;
    }

    /** Lowers a statement in a block; what it declares stays visible. Adds nothing when there is nothing to do. */
    void lowerInto(List<Step> steps, Statement statement, MethodScope scope) {
        if (statement instanceof ExpressionStmt simple
                && simple.getExpression() instanceof VariableDeclarationExpr declaration) {
            declare(steps, declaration, LocalModel.Kind.VARIABLE, scope);
            return;
        }
        Step step = lowerOpen(statement, scope);
        if (!(step instanceof Step.Block block && block.steps().isEmpty())) {
            steps.add(step);
        }
    }

    private Step lowerOpen(Statement statement, MethodScope scope) {
        Step step = statement.accept(this, scope);
        return step == null ? Step.Block.EMPTY : step;
    }

    // Simple statements

    @Override
    public Step visit(BlockStmt n, MethodScope scope) {
        NodeList<Statement> statements = n.getStatements();
        if (statements.isEmpty()) {
            return Step.Block.EMPTY;
        }
        int mark = scope.mark();
        List<Step> steps = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            lowerInto(steps, statement, scope);
        }
        scope.reset(mark);
        return steps.isEmpty() ? Step.Block.EMPTY : new Step.Block(steps);
    }

    @Override
    public Step visit(ExpressionStmt n, MethodScope scope) {
        if (n.getExpression() instanceof VariableDeclarationExpr declaration) {
            List<Step> steps = new ArrayList<>(1);
            declare(steps, declaration, LocalModel.Kind.VARIABLE, scope);
            return oneOf(steps);
        }
        return new Step.Eval(alone(n.getExpression(), scope));
    }

    /** Declares variables in order, each visible to the next one's initial value. */
    private void declare(
            List<Step> steps, VariableDeclarationExpr declaration, LocalModel.Kind kind, MethodScope scope) {
        unit.annotations().suppressions(declaration.getAnnotations(), declaration);
        for (VariableDeclarator variable : declaration.getVariables()) {
            // The variable is in scope in its own initial value: a lambda there may not see an outer namesake.
            int mark = scope.mark();
            int slot = declare(variable, kind, scope);
            Optional<Expression> initial = variable.getInitializer();
            Expr value = initial.isPresent() ? unit.expressions().lower(initial.get(), scope) : null;
            scope.hidePatternsSince(mark);
            steps.add(new Step.Declare(slot, value));
        }
    }

    private int declare(VariableDeclarator variable, LocalModel.Kind kind, MethodScope scope) {
        String name = names.unique(variable.getNameAsString());
        return scope.declare(name, unit.typeRefs().ofVariable(variable.getType()), kind);
    }

    /** Lowers an expression whose pattern variables nobody else sees. */
    private Expr alone(Expression expression, MethodScope scope) {
        int mark = scope.mark();
        Expr lowered = unit.expressions().lower(expression, scope);
        scope.reset(mark);
        return lowered;
    }

    private @Nullable Expr alone(Optional<Expression> expression, MethodScope scope) {
        return expression.isPresent() ? alone(expression.get(), scope) : null;
    }

    private static Step oneOf(List<Step> steps) {
        return steps.size() == 1 ? steps.get(0) : new Step.Block(steps);
    }

    @Override
    public Step visit(EmptyStmt n, MethodScope scope) {
        return Step.Block.EMPTY;
    }

    @Override
    public Step visit(LocalClassDeclarationStmt n, MethodScope scope) {
        ClassOrInterfaceDeclaration declaration = n.getClassDeclaration();
        if (declaration.getNameAsString().equals(LocalEnums.WRAPPER)) {
            declaration.getMembers().forEach(member -> unit.types().local(member.asTypeDeclaration(), scope));
        } else {
            unit.types().local(declaration, scope);
        }
        return Step.Block.EMPTY;
    }

    @Override
    public Step visit(LocalRecordDeclarationStmt n, MethodScope scope) {
        unit.types().local(n.getRecordDeclaration(), scope);
        return Step.Block.EMPTY;
    }

    @Override
    public Step visit(ExplicitConstructorInvocationStmt n, MethodScope scope) {
        List<Step> steps = new ArrayList<>(2);
        n.getExpression().ifPresent(outer -> steps.add(new Step.Eval(alone(outer, scope))));
        int site = scope.nextSite();
        String name = n.isThis() ? Expr.Call.THIS_CALL : Expr.Call.SUPER_CALL;
        scope.noteCall(name);
        scope.noteCall(MethodModel.CONSTRUCTOR);
        List<Expr> arguments = unit.expressions().all(n.getArguments(), scope);
        List<TypeRef> typeArguments = unit.typeRefs().arguments(n.getTypeArguments());
        Position position = n.getExpression().isPresent()
                ? Positions.keywordAfter(n, n.getExpression().get(), "super")
                : Positions.begin(n);
        steps.add(new Step.Eval(
                new Expr.Call(site, null, name, arguments, typeArguments, position.line, position.column)));
        return oneOf(steps);
    }

    /** Assertions may be switched off; if they are on and fail, the message is evaluated and an error thrown. */
    @Override
    public Step visit(AssertStmt n, MethodScope scope) {
        Expr check = alone(n.getCheck(), scope);
        List<Step> failure = new ArrayList<>(2);
        n.getMessage().ifPresent(message -> failure.add(new Step.Eval(alone(message, scope))));
        failure.add(new Step.Exit(Step.ExitKind.THROW, null, null, Positions.line(n)));
        Step enabled = new Step.Choice(check, List.of(Step.Block.EMPTY, oneOf(failure)), false);
        return new Step.Choice(null, List.of(enabled, Step.Block.EMPTY), false);
    }

    // Exits

    @Override
    public Step visit(ReturnStmt n, MethodScope scope) {
        return new Step.Exit(Step.ExitKind.RETURN, alone(n.getExpression(), scope), null, Positions.line(n));
    }

    @Override
    public Step visit(ThrowStmt n, MethodScope scope) {
        return new Step.Exit(Step.ExitKind.THROW, alone(n.getExpression(), scope), null, Positions.line(n));
    }

    @Override
    public Step visit(YieldStmt n, MethodScope scope) {
        return new Step.Exit(Step.ExitKind.YIELD, alone(n.getExpression(), scope), null, Positions.line(n));
    }

    @Override
    public Step visit(BreakStmt n, MethodScope scope) {
        return new Step.Exit(Step.ExitKind.BREAK, null, label(n.getLabel()), Positions.line(n));
    }

    @Override
    public Step visit(ContinueStmt n, MethodScope scope) {
        return new Step.Exit(Step.ExitKind.CONTINUE, null, label(n.getLabel()), Positions.line(n));
    }

    private @Nullable String label(Optional<SimpleName> label) {
        return label.map(name -> names.unique(name.getIdentifier())).orElse(null);
    }

    @Override
    public Step visit(LabeledStmt n, MethodScope scope) {
        return new Step.Labelled(names.unique(n.getLabel().getIdentifier()), lower(n.getStatement(), scope));
    }

    // Branches and loops

    @Override
    public Step visit(IfStmt n, MethodScope scope) {
        int mark = scope.mark();
        Expr condition = unit.expressions().lower(n.getCondition(), scope);
        int[] patterns = scope.patternsSince(mark);
        showWhen(n.getCondition(), true, mark, patterns, scope);
        Step whenTrue = lower(n.getThenStmt(), scope);
        showWhen(n.getCondition(), false, mark, patterns, scope);
        Step whenFalse = n.getElseStmt().isPresent() ? lower(n.getElseStmt().get(), scope) : Step.Block.EMPTY;
        if (Completion.isAbrupt(whenTrue)) {
            showWhen(n.getCondition(), false, mark, patterns, scope);
        } else if (Completion.isAbrupt(whenFalse)) {
            showWhen(n.getCondition(), true, mark, patterns, scope);
        } else {
            scope.reset(mark);
        }
        return new Step.Choice(condition, List.of(whenTrue, whenFalse), false);
    }

    /** Leaves those of the condition's pattern variables visible that are bound when it has the outcome. */
    private static void showWhen(Expression condition, boolean outcome, int mark, int[] patterns, MethodScope scope) {
        if (patterns.length == 0) {
            scope.reset(mark);
        } else {
            scope.resetExcept(mark, patterns, PatternBindings.when(condition, outcome));
        }
    }

    @Override
    public Step visit(SwitchStmt n, MethodScope scope) {
        return unit.switches().lower(n, scope);
    }

    @Override
    public Step visit(WhileStmt n, MethodScope scope) {
        int mark = scope.mark();
        Expr condition = unit.expressions().lower(n.getCondition(), scope);
        int[] patterns = scope.patternsSince(mark);
        showWhen(n.getCondition(), true, mark, patterns, scope);
        Step body = lower(n.getBody(), scope);
        showWhen(n.getCondition(), false, mark, patterns, scope);
        return new Step.Loop(null, condition, body, null, false, Positions.line(n));
    }

    @Override
    public Step visit(DoStmt n, MethodScope scope) {
        Step body = lower(n.getBody(), scope);
        int mark = scope.mark();
        Expr condition = unit.expressions().lower(n.getCondition(), scope);
        showWhen(n.getCondition(), false, mark, scope.patternsSince(mark), scope);
        return new Step.Loop(null, condition, body, null, true, Positions.line(n));
    }

    @Override
    public Step visit(ForStmt n, MethodScope scope) {
        int mark = scope.mark();
        List<Step> initial = new ArrayList<>();
        for (Expression expression : n.getInitialization()) {
            if (expression instanceof VariableDeclarationExpr declaration) {
                declare(initial, declaration, LocalModel.Kind.VARIABLE, scope);
            } else {
                initial.add(new Step.Eval(alone(expression, scope)));
            }
        }
        Expr condition = n.getCompare().isPresent()
                ? unit.expressions().lower(n.getCompare().get(), scope)
                : null;
        List<Step> update = new ArrayList<>();
        n.getUpdate().forEach(expression -> update.add(new Step.Eval(alone(expression, scope))));
        Step body = lower(n.getBody(), scope);
        scope.reset(mark);
        return new Step.Loop(
                initial.isEmpty() ? null : oneOf(initial),
                condition,
                body,
                update.isEmpty() ? null : oneOf(update),
                false,
                Positions.line(n));
    }

    @Override
    public Step visit(ForEachStmt n, MethodScope scope) {
        Expr iterable = alone(n.getIterable(), scope);
        int mark = scope.mark();
        int slot = declare(n.getVariable().getVariable(0), LocalModel.Kind.FOR_EACH, scope);
        Step body = lower(n.getBody(), scope);
        scope.reset(mark);
        return new Step.ForEach(slot, iterable, body, Positions.line(n));
    }

    // Guarded statements

    @Override
    public Step visit(SynchronizedStmt n, MethodScope scope) {
        Expr lock = alone(n.getExpression(), scope);
        return new Step.Synchronized(lock, lower(n.getBody(), scope), Positions.line(n));
    }

    @Override
    public Step visit(TryStmt n, MethodScope scope) {
        int mark = scope.mark();
        ResourceLowering resources = new ResourceLowering(unit, scope);
        n.getResources().forEach(resources::open);
        Step body = lower(n.getTryBlock(), scope);
        List<Step.Resource> closed = resources.close();
        scope.reset(mark);
        List<Step.Handler> handlers = new ArrayList<>(n.getCatchClauses().size());
        n.getCatchClauses().forEach(clause -> handlers.add(handler(clause, scope)));
        Step last = n.getFinallyBlock().isPresent() ? lower(n.getFinallyBlock().get(), scope) : null;
        return new Step.Guarded(closed, body, handlers, last);
    }

    private Step.Handler handler(CatchClause clause, MethodScope scope) {
        Parameter parameter = clause.getParameter();
        int mark = scope.mark();
        List<TypeRef> types = unit.typeRefs().alternatives(parameter.getType());
        String name = names.unique(parameter.getNameAsString());
        int slot = scope.declare(name, types.get(0), LocalModel.Kind.EXCEPTION);
        Step body = lower(clause.getBody(), scope);
        scope.reset(mark);
        return new Step.Handler(slot, types, body);
    }
}

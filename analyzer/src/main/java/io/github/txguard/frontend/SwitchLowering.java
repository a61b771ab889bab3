package io.github.txguard.frontend;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.List;

/** Switches, old and new, as statements and as expressions. */
final class SwitchLowering {
    private final UnitLowering unit;

    SwitchLowering(UnitLowering unit) {
        this.unit = unit;
    }

    /** Lowers a switch statement. Without {@code default} it may do nothing, whatever its labels cover. */
    Step lower(SwitchStmt statement, MethodScope scope) {
        Expr selector = unit.expressions().lower(statement.getSelector(), scope);
        List<Step> branches = branches(statement.getEntries(), false, scope);
        boolean hasDefault = statement.getEntries().stream().anyMatch(SwitchLowering::isDefault);
        if (!hasDefault) {
            branches.add(Step.Block.EMPTY);
        }
        boolean fallThrough =
                statement.getEntries().stream().anyMatch(entry -> entry.getType() == SwitchEntry.Type.STATEMENT_GROUP);
        return new Step.Choice(selector, branches, fallThrough);
    }

    /**
     * Lowers the branches. Labels that share their statements share a branch.
     *
     * @param entries the parser's entries, one per label or list of labels
     * @param isExpression whether the switch has a value
     * @param scope method
     */
    List<Step> branches(NodeList<SwitchEntry> entries, boolean isExpression, MethodScope scope) {
        List<Step> branches = new ArrayList<>(entries.size() + 1);
        List<Step> steps = new ArrayList<>();
        int start = scope.mark();
        for (int i = 0; i < entries.size(); i++) {
            SwitchEntry entry = entries.get(i);
            int mark = scope.mark();
            labels(entry, steps, scope);
            boolean isGroup = entry.getType() == SwitchEntry.Type.STATEMENT_GROUP;
            if (isGroup) {
                entry.getStatements().forEach(statement -> unit.statements().lowerInto(steps, statement, scope));
            } else {
                entry.getStatements().forEach(statement -> arrow(steps, statement, isExpression, scope));
            }
            boolean sharesNext = isGroup && entry.getStatements().isEmpty() && i + 1 < entries.size();
            if (!sharesNext) {
                branches.add(new Step.Block(steps));
                steps.clear();
                // Variables of a statement group are visible in the groups below it, those of patterns are not.
                scope.hidePatternsSince(mark);
            }
        }
        scope.reset(start);
        return branches;
    }

    private void labels(SwitchEntry entry, List<Step> steps, MethodScope scope) {
        for (Expression label : entry.getLabels()) {
            if (label instanceof PatternExpr) {
                unit.expressions().bind(label, scope);
            }
        }
        entry.getGuard()
                .ifPresent(guard -> steps.add(new Step.Eval(unit.expressions().lower(guard, scope))));
    }

    private void arrow(List<Step> steps, Statement statement, boolean isExpression, MethodScope scope) {
        if (isExpression && statement instanceof ExpressionStmt value) {
            Expr result = unit.expressions().lower(value.getExpression(), scope);
            steps.add(new Step.Exit(Step.ExitKind.YIELD, result, null, Positions.line(value)));
        } else {
            unit.statements().lowerInto(steps, statement, scope);
        }
    }

    private static boolean isDefault(SwitchEntry entry) {
        return entry.isDefault() || entry.getLabels().isEmpty();
    }
}

package io.github.txguard.frontend;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which pattern variables a condition binds, as the language's scope rules have it. */
final class PatternBindings {
    private final Set<String> names = new LinkedHashSet<>();

    private PatternBindings() {}

    /** Names that are bound when the condition has the outcome. */
    static Set<String> when(Expression condition, boolean outcome) {
        PatternBindings bindings = new PatternBindings();
        bindings.collect(condition, outcome);
        return bindings.names;
    }

    private void collect(Expression condition, boolean outcome) {
        if (condition instanceof EnclosedExpr enclosed) {
            collect(enclosed.getInner(), outcome);
        } else if (condition instanceof UnaryExpr unary) {
            if (unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
                collect(unary.getExpression(), !outcome);
            }
        } else if (condition instanceof BinaryExpr binary) {
            collectBoth(binary, outcome);
        } else if (condition instanceof InstanceOfExpr test && outcome) {
            test.getPattern().ifPresent(this::collectVariables);
        }
    }

    /** Both sides of {@code &&} hold when it is true, both sides of {@code ||} fail when it is false. */
    private void collectBoth(BinaryExpr binary, boolean outcome) {
        BinaryExpr.Operator both = outcome ? BinaryExpr.Operator.AND : BinaryExpr.Operator.OR;
        Expression left = binary;
        while (left instanceof BinaryExpr node && node.getOperator() == both) {
            collect(node.getRight(), outcome);
            left = node.getLeft();
        }
        if (!(left instanceof BinaryExpr)) {
            collect(left, outcome);
        }
    }

    private void collectVariables(PatternExpr pattern) {
        if (pattern instanceof TypePatternExpr typed) {
            names.add(typed.getName().getIdentifier());
        } else if (pattern instanceof RecordPatternExpr deconstructed) {
            for (var component : deconstructed.getPatternList()) {
                component.toPatternExpr().ifPresent(this::collectVariables);
            }
        }
    }
}

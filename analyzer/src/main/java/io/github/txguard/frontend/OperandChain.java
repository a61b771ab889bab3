package io.github.txguard.frontend;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import io.github.txguard.ir.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Binary operators along the left edge of an expression: {@code a + b + c - d}. Generated code joins thousands of strings in
 * one expression, whose tree leans to the left as deep as it is long; nobody may descend into it by recursion.
 */
final class OperandChain {
    /** Runs of one operator that are longer than this become balanced trees. */
    private static final int LONG_RUN = 32;

    private final Expression first;
    private final List<BinaryExpr> operations;

    private OperandChain(Expression first, List<BinaryExpr> operations) {
        this.first = first;
        this.operations = operations;
    }

    static OperandChain of(BinaryExpr expression) {
        Deque<BinaryExpr> operations = new ArrayDeque<>();
        Expression leftmost = expression;
        while (leftmost instanceof BinaryExpr operation) {
            operations.addFirst(operation);
            leftmost = operation.getLeft();
        }
        return new OperandChain(leftmost, new ArrayList<>(operations));
    }

    /**
     * Lowers the operands from left to right and joins them. Long runs of one operator are joined to a balanced tree: it has
     * the same operands in the same order and the same type.
     */
    Expr lower(Function<Expression, Expr> operand) {
        Expr left = operand.apply(first);
        int next = 0;
        while (next < operations.size()) {
            int end = runEnd(next);
            if (end - next > LONG_RUN) {
                List<Expr> operands = new ArrayList<>(end - next + 1);
                operands.add(left);
                operations.subList(next, end).forEach(each -> operands.add(operand.apply(each.getRight())));
                left = balanced(operator(next), operands);
            } else {
                for (BinaryExpr operation : operations.subList(next, end)) {
                    Expr right = operand.apply(operation.getRight());
                    left = new Expr.Operation(operation.getOperator().asString(), List.of(left, right));
                }
            }
            next = end;
        }
        return left;
    }

    private int runEnd(int start) {
        int end = start + 1;
        while (end < operations.size() && operator(end).equals(operator(start))) {
            end++;
        }
        return end;
    }

    private String operator(int index) {
        return operations.get(index).getOperator().asString();
    }

    private static Expr balanced(String operator, List<Expr> operands) {
        if (operands.size() == 1) {
            return operands.get(0);
        }
        int middle = (operands.size() + 1) / 2;
        return new Expr.Operation(
                operator,
                List.of(
                        balanced(operator, operands.subList(0, middle)),
                        balanced(operator, operands.subList(middle, operands.size()))));
    }
}

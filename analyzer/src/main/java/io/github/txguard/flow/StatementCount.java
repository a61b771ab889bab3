package io.github.txguard.flow;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.Code;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many statements a piece of code may run one after the other, as far as it matters: none, one or several. Of branches the
 * one with most counts; what stands in a loop counts twice.
 */
final class StatementCount {
    private static final int SEVERAL = 2;
    private static final int MAX_DEPTH = 6;

    private final CallGraph graph;
    private final Reach reach;
    private final Set<Code> entered = new LinkedHashSet<>();

    private StatementCount(CallGraph graph, Reach reach) {
        this.graph = graph;
        this.reach = reach;
    }

    /** Whether the code may run more than one statement. */
    static boolean isSeveral(CallGraph graph, Reach reach, Code code) {
        return new StatementCount(graph, reach).of(code) >= SEVERAL;
    }

    private int of(Code code) {
        if (entered.size() > MAX_DEPTH || !entered.add(code)) {
            return 1;
        }
        int count = new Body(code).steps(graph.code(code.method()).body(code)).count();
        entered.remove(code);
        return Math.min(count, SEVERAL);
    }

    /** What a part of the code runs, and whether control may go on behind it. */
    private record Part(int count, boolean completes) {
        static final Part NOTHING = new Part(0, true);

        Part then(Part next) {
            return completes ? new Part(Math.min(count + next.count, SEVERAL), next.completes) : this;
        }

        Part or(Part other) {
            return new Part(Math.max(count, other.count), completes || other.completes);
        }

        Part repeated() {
            return new Part(Math.min(count * 2, SEVERAL), true);
        }
    }

    /** The steps of one piece of code. */
    private final class Body {
        private final Code code;
        private final CodeFacts facts;

        Body(Code code) {
            this.code = code;
            this.facts = reach.of(code);
        }

        Part steps(@Nullable Step step) {
            if (step instanceof Step.Block block) {
                return sequence(block.steps());
            } else if (step instanceof Step.Eval eval) {
                return expression(eval.value());
            } else if (step instanceof Step.Declare declare) {
                return expression(declare.initial());
            } else if (step instanceof Step.Choice choice) {
                return choice(choice);
            } else if (step instanceof Step.Loop loop) {
                return steps(loop.initial())
                        .then(expression(loop.condition())
                                .then(steps(loop.body()))
                                .then(steps(loop.update()))
                                .repeated());
            } else if (step instanceof Step.ForEach loop) {
                return expression(loop.iterable()).then(steps(loop.body()).repeated());
            } else if (step instanceof Step.Guarded guarded) {
                return guarded(guarded);
            } else if (step instanceof Step.Synchronized lock) {
                return expression(lock.lock()).then(steps(lock.body()));
            } else if (step instanceof Step.Labelled labelled) {
                return steps(labelled.body());
            } else if (step instanceof Step.Exit exit) {
                return new Part(expression(exit.value()).count(), false);
            }
            return Part.NOTHING;
        }

        private Part sequence(List<Step> steps) {
            int most = 0;
            Part all = Part.NOTHING;
            for (Step each : steps) {
                all = all.then(steps(each));
                most = Math.max(most, all.count());
            }
            return new Part(most, all.completes());
        }

        /** A branch that leaves takes what it has run with it. */
        private Part choice(Step.Choice choice) {
            Part most = new Part(0, false);
            int left = 0;
            for (Step branch : choice.branches()) {
                Part part = steps(branch);
                if (part.completes()) {
                    most = most.or(part);
                } else {
                    left = Math.max(left, part.count());
                }
            }
            Part condition = expression(choice.condition());
            Part on = condition.then(most);
            return on.completes() ? on : new Part(Math.max(on.count(), condition.count() + left), false);
        }

        private Part guarded(Step.Guarded guarded) {
            Part all = Part.NOTHING;
            for (Step.Resource resource : guarded.resources()) {
                all = all.then(expression(resource.value()));
            }
            all = all.then(steps(guarded.body()));
            return guarded.last() == null ? all : all.then(steps(guarded.last()));
        }

        private Part expression(@Nullable Expr expr) {
            if (expr == null || expr instanceof Expr.Lambda) {
                return Part.NOTHING;
            }
            if (expr instanceof Expr.Conditional choice) {
                return expression(choice.condition())
                        .then(expression(choice.whenTrue()).or(expression(choice.whenFalse())));
            }
            if (expr instanceof Expr.Switch choice) {
                Part most = Part.NOTHING;
                for (Step branch : choice.branches()) {
                    most = new Part(Math.max(most.count(), steps(branch).count()), true);
                }
                return expression(choice.selector()).then(most);
            }
            Part parts = Part.NOTHING;
            for (Expr part : BodyVisitor.parts(expr)) {
                parts = parts.then(expression(part));
            }
            int number = expr instanceof Expr.Call call ? call.site() : expr instanceof Expr.New n ? n.site() : -1;
            return number < 0 ? parts : parts.then(new Part(call(number), true));
        }

        private int call(int number) {
            CodeFacts.SiteFacts site = facts.site(number).orElse(null);
            if (site == null) {
                return 0;
            }
            if (site.roles().touchesDatabase() || site.touchReference()) {
                return 1;
            }
            int most = 0;
            for (CodeFacts.Lead lead : site.leads()) {
                if (lead.same() && reach.mayTouch(lead.code()) && !lead.code().equals(code)) {
                    most = Math.max(most, of(lead.code()));
                }
            }
            return most;
        }
    }
}

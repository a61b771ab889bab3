package io.github.txguard.frontend;

import com.github.javaparser.resolution.TypeSolver;
import com.github.javaparser.resolution.declarations.ResolvedReferenceTypeDeclaration;
import com.github.javaparser.resolution.model.SymbolReference;
import com.github.javaparser.symbolsolver.resolution.typesolvers.CombinedTypeSolver;
import java.util.List;

/**
 * Asks one solver after the other, sources first, and stops a question that asks too much: nested lambdas can make the work
 * grow exponentially. Questions are counted and not timed, so that the answer is the same on a slow machine.
 */
final class BoundedTypeSolver extends CombinedTypeSolver {
    /** A usual call needs some hundred look-ups; a second of work is about a million. */
    private static final int MOST_LOOKUPS = 1_000_000;

    private int lookups;

    BoundedTypeSolver(TypeSolver sources, List<TypeSolver> others) {
        super(ExceptionHandlers.IGNORE_ALL, sources);
        others.forEach(other -> add(other, false));
    }

    /** Begins another question. */
    void restart() {
        lookups = 0;
    }

    @Override
    public SymbolReference<ResolvedReferenceTypeDeclaration> tryToSolveType(String name) {
        if (++lookups > MOST_LOOKUPS) {
            throw new LookupLimitException();
        }
        return super.tryToSolveType(name);
    }

    /** Thrown through the solver to end a question. */
    private static final class LookupLimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LookupLimitException() {
            super("more than " + MOST_LOOKUPS + " types looked up", null, false, false);
        }
    }
}

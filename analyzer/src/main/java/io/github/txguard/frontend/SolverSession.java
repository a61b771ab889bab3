package io.github.txguard.frontend;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.resolution.TypeSolver;
import com.github.javaparser.resolution.declarations.ResolvedConstructorDeclaration;
import com.github.javaparser.resolution.declarations.ResolvedMethodDeclaration;
import com.github.javaparser.resolution.declarations.ResolvedMethodLikeDeclaration;
import com.github.javaparser.symbolsolver.JavaSymbolSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JarTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.ReflectionTypeSolver;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.resolve.ResolvedType;
import io.github.txguard.resolve.SolverFallback.SolvedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A symbol solver over the sources, the class path and the running platform, with the trees it has parsed. */
final class SolverSession {
    private final SolverSources sources;
    private final BoundedTypeSolver solver;
    private final SolvedTypes types;
    private final Map<String, Map<Position, Node>> calls = new HashMap<>();

    SolverSession(ProgramModel program, List<Path> classPath, SourceReader reader) {
        List<TypeSolver> others = new ArrayList<>();
        others.add(new ReflectionTypeSolver());
        for (Path entry : classPath) {
            open(entry).ifPresent(others::add);
        }
        this.sources = new SolverSources(program, reader);
        this.solver = new BoundedTypeSolver(sources, others);
        this.types = new SolvedTypes(program, sources);
        sources.start(new JavaSymbolSolver(solver));
    }

    /** A missing or corrupt entry is reported by whoever reads the class path first; here it only knows nothing. */
    private static Optional<TypeSolver> open(Path entry) {
        try {
            return Files.exists(entry) ? Optional.of(new JarTypeSolver(entry)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Number of files parsed so far. */
    int parsedFiles() {
        return sources.parsedFiles();
    }

    /**
     * Answers one question.
     *
     * @throws RuntimeException in many kinds, when the solver does not know
     */
    Optional<SolvedCall> solve(String file, int line, int column) {
        Node call = calls.computeIfAbsent(file, this::callsOf).get(new Position(line, column));
        solver.restart();
        if (call instanceof MethodCallExpr expression) {
            return Optional.of(method(expression));
        }
        if (call instanceof ObjectCreationExpr expression) {
            return Optional.of(constructor(expression.resolve(), () -> typeOf(expression)));
        }
        if (call instanceof ExplicitConstructorInvocationStmt statement) {
            return Optional.of(constructor(statement.resolve(), () -> ResolvedType.of("void")));
        }
        return Optional.empty();
    }

    private Map<Position, Node> callsOf(String file) {
        Map<Position, Node> byPosition = new HashMap<>();
        sources.parse(file)
                .ifPresent(tree -> tree.walk(node -> {
                    if (node instanceof MethodCallExpr call) {
                        byPosition.put(Positions.begin(call.getName()), call);
                    } else if (node instanceof ObjectCreationExpr creation) {
                        Position position = creation.getScope().isPresent()
                                ? Positions.keywordAfter(
                                        creation, creation.getScope().get(), "new")
                                : Positions.begin(creation);
                        byPosition.put(position, creation);
                    } else if (node instanceof ExplicitConstructorInvocationStmt call) {
                        Position position = call.getExpression().isPresent()
                                ? Positions.keywordAfter(
                                        call, call.getExpression().get(), "super")
                                : Positions.begin(call);
                        byPosition.put(position, call);
                    }
                }));
        return byPosition;
    }

    private SolvedCall method(MethodCallExpr call) {
        ResolvedMethodDeclaration method = call.resolve();
        ResolvedType returned = typeOf(call);
        return new SolvedCall(
                call.getScope().map(this::typeOf).orElse(ResolvedType.UNKNOWN),
                types.nameOf(method.declaringType()),
                method.getName(),
                parameters(method),
                method.isStatic(),
                isVarargs(method),
                returned.isKnown() ? returned : types.erased(method.getReturnType()));
    }

    private SolvedCall constructor(ResolvedConstructorDeclaration constructor, Supplier<ResolvedType> created) {
        String declaring = types.nameOf(constructor.declaringType());
        return new SolvedCall(
                ResolvedType.of(declaring),
                declaring,
                MethodModel.CONSTRUCTOR,
                parameters(constructor),
                false,
                isVarargs(constructor),
                created.get());
    }

    /** Unknown where the solver fails; the declaration that it found is worth having without it. */
    private ResolvedType typeOf(Expression expression) {
        try {
            return types.of(expression.calculateResolvedType());
        } catch (RuntimeException e) {
            return ResolvedType.UNKNOWN;
        }
    }

    private List<String> parameters(ResolvedMethodLikeDeclaration method) {
        return IntStream.range(0, method.getNumberOfParams())
                .mapToObj(i -> types.erased(method.getParam(i).getType()).erasure())
                .toList();
    }

    private static boolean isVarargs(ResolvedMethodLikeDeclaration method) {
        int parameters = method.getNumberOfParams();
        return parameters > 0 && method.getParam(parameters - 1).isVariadic();
    }
}

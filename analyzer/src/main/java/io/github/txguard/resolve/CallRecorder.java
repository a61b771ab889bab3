package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts down what a call turned out to be. */
final class CallRecorder {
    private final TypeSystem system;
    private final BodyScope scope;
    private final SolverFallback solver;

    CallRecorder(TypeSystem system, BodyScope scope, SolverFallback solver) {
        this.system = system;
        this.scope = scope;
        this.solver = solver;
    }

    /** A call of a known declaration. */
    static ResolvedCall known(
            TypeSystem system,
            Type receiver,
            MethodDeclaration method,
            Type returned,
            List<ResolvedType> argumentTypes) {
        return new ResolvedCall(
                system.resolved().of(receiver),
                method.owner().name(),
                method.name(),
                method.erasedParameters(),
                method.source(),
                true,
                method.isStatic(),
                method.isVarargs(),
                system.resolved().of(returned),
                argumentTypes);
    }

    /** A call of which no declaration is known. */
    static ResolvedCall unknown(TypeSystem system, Type receiver, String name, boolean isStatic, Arguments arguments) {
        return new ResolvedCall(
                system.resolved().of(receiver),
                receiver.erasure(),
                name,
                arguments.erasures(),
                null,
                false,
                isStatic,
                false,
                ResolvedType.UNKNOWN,
                arguments.resolvedTypes(system));
    }

    /** Records a call that nobody can tell anything about, as a type that it rests on lies nowhere. */
    void open(int site, ResolvedCall call) {
        scope.miss();
        scope.record(site, call);
    }

    /** Records a call that the light way leaves open though it knows the types, unless a second opinion tells; gives its type. */
    Type ask(int site, ResolvedCall call, int line, int column) {
        boolean inSource = !scope.type().unitNames().isLibrary();
        SolverFallback.SolvedCall solved =
                inSource ? solver.solve(scope.file(), line, column).orElse(null) : null;
        if (solved == null) {
            open(site, call);
            return Type.UNKNOWN;
        }
        ResolvedCall result = merged(solved, call);
        scope.record(site, result);
        return Type.from(result.returnType());
    }

    private ResolvedCall merged(SolverFallback.SolvedCall found, ResolvedCall open) {
        ResolvedType receiver = found.receiver().isKnown() ? found.receiver() : open.receiver();
        return new ResolvedCall(
                receiver,
                found.declaringType(),
                found.name(),
                found.parameterTypes(),
                source(found),
                true,
                found.isStatic(),
                found.varargs(),
                found.returnType(),
                open.argumentTypes());
    }

    private @Nullable MethodModel source(SolverFallback.SolvedCall found) {
        SourceType type = system.table().source(found.declaringType());
        if (type == null) {
            return null;
        }
        for (MethodDeclaration method : type.methods(found.name())) {
            if (method.erasedParameters().equals(found.parameterTypes())) {
                return method.source();
            }
        }
        return null;
    }
}

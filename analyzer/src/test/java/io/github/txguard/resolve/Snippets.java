package io.github.txguard.resolve;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** A program of a few small files, linked. */
final class Snippets {
    private final LinkedProgram linked;

    private Snippets(LinkedProgram linked) {
        this.linked = linked;
    }

    /** Links sources against the JDK alone; the files are called {@code 0.java}, {@code 1.java} and so on. */
    static Snippets of(String... sources) {
        return with(new StubCatalog(), ClassPathIndex.ofJdk(), SolverFallback.NONE, sources);
    }

    /** Links sources. */
    static Snippets with(ApiCatalog catalog, ClassPathIndex classPath, SolverFallback solver, String... sources) {
        JavaFrontend frontend = new JavaFrontend(true);
        List<UnitModel> units = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            ParsedUnit parsed =
                    frontend.parse(i + ".java", sources[i].getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            UnitModel unit = parsed.unit();
            if (unit == null) {
                throw new IllegalArgumentException(parsed.problems().toString());
            }
            units.add(unit);
        }
        return new Snippets(ProgramLinker.link(new ProgramModel(units), catalog, classPath, solver));
    }

    LinkedProgram linked() {
        return linked;
    }

    TypeModel type(String name) {
        return linked.program()
                .type(name)
                .orElseThrow(() -> new NoSuchElementException(
                        name + " in " + linked.program().types().keySet()));
    }

    MethodModel method(String type, String name) {
        return type(type).methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }

    LinkedMethod link(String type, String method) {
        return linked.link(method(type, method));
    }

    /** The first call of that name in the method. */
    ResolvedCall call(String type, String method, String called) {
        return CallSites.of(method(type, method)).stream()
                .filter(site -> site instanceof Expr.Call call && call.name().equals(called))
                .findFirst()
                .map(site -> link(type, method).call(((Expr.Call) site).site()))
                .orElseThrow(() -> new NoSuchElementException(called));
    }

    /** {@code Declaring#name(parameters)} of the first call of that name, with a question mark when it is not known. */
    String target(String type, String method, String called) {
        return describe(call(type, method, called));
    }

    /** The first object creation in the method. */
    ResolvedCall creation(String type, String method) {
        return CallSites.of(method(type, method)).stream()
                .filter(Expr.New.class::isInstance)
                .findFirst()
                .map(site -> link(type, method).call(((Expr.New) site).site()))
                .orElseThrow();
    }

    /** The first lambda or method reference in the method. */
    ResolvedFunction function(String type, String method) {
        return CallSites.of(method(type, method)).stream()
                .filter(site -> site instanceof Expr.Lambda || site instanceof Expr.MethodRef)
                .findFirst()
                .map(site -> link(type, method)
                        .function(site instanceof Expr.Lambda lambda ? lambda.site() : ((Expr.MethodRef) site).site()))
                .orElseThrow();
    }

    /** The type of the method's local of that name, with type arguments. */
    String local(String type, String method, String name) {
        MethodModel model = method(type, method);
        for (int slot = 0; slot < model.locals().size(); slot++) {
            if (model.locals().get(slot).name().equals(name)) {
                return describe(linked.link(model).localTypes().get(slot));
            }
        }
        throw new NoSuchElementException(name);
    }

    static String describe(ResolvedCall call) {
        return call.declaringType()
                + "#"
                + call.name()
                + "("
                + String.join(",", call.parameterTypes())
                + ")"
                + (call.known() ? "" : "?");
    }

    private static String describe(ResolvedType type) {
        String arguments = type.arguments().isEmpty()
                ? ""
                : "<"
                        + String.join(
                                ", ",
                                type.arguments().stream()
                                        .map(Snippets::describe)
                                        .toList()) + ">";
        String name = type.name().substring(type.name().lastIndexOf('.') + 1);
        return (type.isKnown() ? name : "?") + arguments + "[]".repeat(type.dimensions());
    }
}

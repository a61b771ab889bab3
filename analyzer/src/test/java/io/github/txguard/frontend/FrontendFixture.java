package io.github.txguard.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.ir.UnitModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Small sources, lowered. */
final class FrontendFixture {
    /** A method without anything. */
    static final MethodModel NO_METHOD = new MethodModel(
            "", "", List.of(), List.of(), TypeRef.of("void"), Set.of(), List.of(), List.of(), null, 0, List.of(), 0);

    private FrontendFixture() {}

    static ParsedUnit parse(String source) {
        return new JavaFrontend(true)
                .parse("p/T.java", source.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The unit of a source without problems. */
    static UnitModel unit(String source) {
        ParsedUnit parsed = parse(source);
        assertThat(parsed.problems()).isEmpty();
        return Objects.requireNonNull(parsed.unit());
    }

    static TypeModel type(UnitModel unit, String name) {
        return unit.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no type " + name + " among "
                        + unit.types().stream().map(TypeModel::name).toList()));
    }

    static MethodModel method(TypeModel type, String name) {
        return type.methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name + " in " + type.name() + " but "
                        + type.methods().stream().map(MethodModel::id).toList()));
    }

    /** The only method that is declared in a class with these members. */
    static MethodModel member(String members) {
        List<MethodModel> methods =
                unit("package p; class T { " + members + " }").types().get(0).methods();
        return methods.get(methods.size() - 1);
    }

    /** The printed body of {@code void m(A a, B b)} with these statements. */
    static String body(String statements) {
        return Printed.body(member("void m(A a, B b) { " + statements + " }"));
    }

    /** The printed expression, in a method with the parameters {@code a} and {@code b}. */
    static String expression(String expression) {
        String body = body("return " + expression + ";");
        return body.substring("RETURN ".length(), body.length() - 1);
    }

    /** Every call site of a method's body as {@code name@line:column}, by number. */
    static List<String> positions(MethodModel method) {
        List<String> positions = new ArrayList<>();
        SiteWalk.walk(method.body(), (site, expr) -> {
            while (positions.size() <= site) {
                positions.add("missing");
            }
            positions.set(site, position(expr));
        });
        return positions;
    }

    private static String position(Expr expr) {
        if (expr instanceof Expr.Call e) {
            return e.name() + "@" + e.line() + ":" + e.column();
        } else if (expr instanceof Expr.New e) {
            return "new@" + e.line() + ":" + e.column();
        } else if (expr instanceof Expr.Lambda e) {
            return "->@" + e.line() + ":" + e.column();
        } else if (expr instanceof Expr.MethodRef e) {
            return "::" + e.name() + "@" + e.line() + ":" + e.column();
        }
        throw new AssertionError(expr);
    }

    /** The steps of a body. */
    static List<Step> steps(MethodModel method) {
        return ((Step.Block) Objects.requireNonNull(method.body())).steps();
    }
}

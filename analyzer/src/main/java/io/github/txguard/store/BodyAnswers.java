package io.github.txguard.store;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a body contributes to the answers of the indexes over all bodies, by kind of question and by name. A question about any
 * other name is none to this body. Expressions count with all that stands in them but places and numbers of call sites: who wants to
 * know more of an expression looks into its body, which is then marked as read.
 */
public final class BodyAnswers extends BodyVisitor {
    private final String type;
    private final String method;
    private final Map<Footprint.Kind, Map<String, ShapeSink>> found = new EnumMap<>(Footprint.Kind.class);
    private int lambdas;

    private BodyAnswers(TypeModel type, MethodModel method) {
        this.type = type.name();
        this.method = method.id();
    }

    /**
     * The answers of a body.
     *
     * @param type declaring type
     * @param method the method
     */
    public static Map<Footprint.Kind, Map<String, ByteBuffer>> of(TypeModel type, MethodModel method) {
        BodyAnswers answers = new BodyAnswers(type, method);
        method.code().calledNames().forEach(name -> answers.sink(Footprint.Kind.CALLS, name));
        answers.locals(method.code().locals());
        answers.visit(method.code().steps());
        Map<Footprint.Kind, Map<String, ByteBuffer>> all = new EnumMap<>(Footprint.Kind.class);
        answers.found.forEach((kind, byName) -> {
            Map<String, ByteBuffer> bytes = new TreeMap<>();
            byName.forEach((name, sink) -> bytes.put(name, ByteBuffer.wrap(sink.toByteArray())));
            all.put(kind, bytes);
        });
        return all;
    }

    private ShapeSink sink(Footprint.Kind kind, String name) {
        return found.computeIfAbsent(kind, k -> new TreeMap<>()).computeIfAbsent(name, n -> new ShapeSink(false));
    }

    private void locals(List<LocalModel> locals) {
        ShapeSink made = sink(Footprint.Kind.MADE, method);
        for (LocalModel local : locals) {
            made.text(local.name());
            made.type(local.type());
            made.text(local.kind().name());
        }
    }

    @Override
    public void visit(@Nullable Step step) {
        if (step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.RETURN && exit.value() != null) {
            add(Footprint.Kind.MADE, method, exit.value(), null);
        }
        super.visit(step);
    }

    @Override
    protected void declare(Step.Declare declare) {
        if (declare.initial() != null) {
            add(Footprint.Kind.MADE, method, new Expr.Local(declare.slot(), 0), declare.initial());
        }
        super.declare(declare);
    }

    @Override
    protected void lambda(Expr.Lambda lambda) {
        lambdas++;
        super.lambda(lambda);
        lambdas--;
    }

    @Override
    protected void leave(Expr expr) {
        if (expr instanceof Expr.New creation) {
            add(Footprint.Kind.CREATIONS, simple(creation.type().name()), expr, null);
            add(Footprint.Kind.MADE, method, expr, null);
        } else if (expr instanceof Expr.MethodRef reference && reference.name().equals("new")) {
            if (reference.type() != null) {
                add(Footprint.Kind.CREATIONS, simple(reference.type().name()), expr, null);
            } else {
                add(Footprint.Kind.CREATIONS, name(reference.target()), expr, null);
            }
        } else if (expr instanceof Expr.ClassLiteral literal) {
            add(Footprint.Kind.CLASS_LITERALS, simple(literal.type().name()), expr, null);
        } else if (expr instanceof Expr.Assign assign) {
            add(Footprint.Kind.ASSIGNMENTS, name(assign.target()), expr, null);
            add(Footprint.Kind.WRITES, written(assign.target()), assign.value(), null);
            if (assign.target() instanceof Expr.Local) {
                add(Footprint.Kind.MADE, method, assign, null);
            }
        } else if (expr instanceof Expr.Call call) {
            called(call);
        }
    }

    private void called(Expr.Call call) {
        if (call.name().equals(Expr.Call.THIS_CALL) || call.name().equals(Expr.Call.SUPER_CALL)) {
            add(Footprint.Kind.CONSTRUCTOR_CALLS, type, call, null);
        }
        for (Expr argument : call.arguments()) {
            if (argument instanceof Expr.ClassLiteral literal) {
                add(Footprint.Kind.CLASS_LITERALS, simple(literal.type().name()), argument, call);
            }
        }
        add(Footprint.Kind.WRITES, written(call.target()), call, null);
    }

    private void add(Footprint.Kind kind, @Nullable String name, Expr expr, @Nullable Expr more) {
        if (name != null) {
            ShapeSink sink = sink(kind, name);
            CodeWriter writer = new CodeWriter(sink);
            sink.number(lambdas);
            writer.expr(expr);
            writer.expr(more);
        }
    }

    private static @Nullable String written(@Nullable Expr target) {
        return name(target instanceof Expr.Index index ? index.array() : target);
    }

    private static @Nullable String name(@Nullable Expr expr) {
        return expr instanceof Expr.Name name ? name.name() : expr instanceof Expr.Select select ? select.name() : null;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

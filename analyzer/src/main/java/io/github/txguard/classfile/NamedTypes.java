package io.github.txguard.classfile;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.ir.UnitModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names in a source that may be those of types, as they are written; what an import names is left to the imports. */
final class NamedTypes extends BodyVisitor {
    private final Set<String> qualified = new TreeSet<>();
    private final Set<String> simple = new TreeSet<>();

    private NamedTypes() {}

    static NamedTypes of(UnitModel unit) {
        NamedTypes found = new NamedTypes();
        for (TypeModel type : unit.types()) {
            found.add(type.superclass());
            type.interfaces().forEach(found::add);
            found.bounds(type.typeParameters());
            type.fields().stream().map(FieldModel::type).forEach(found::add);
            for (MethodModel method : type.methods()) {
                found.bounds(method.typeParameters());
                found.add(method.returnType());
                method.code().locals().stream().map(LocalModel::type).forEach(found::add);
                found.visit(method.code().steps());
            }
        }
        return found;
    }

    /** Names that begin with a package. */
    Set<String> qualified() {
        return qualified;
    }

    /** Names that begin with a type of the same package or an import: {@code Map}, {@code Map.Entry}. */
    Set<String> simple() {
        return simple;
    }

    private void bounds(List<TypeParameterModel> parameters) {
        for (TypeParameterModel parameter : parameters) {
            parameter.bounds().forEach(this::add);
        }
    }

    private void add(@Nullable TypeRef type) {
        if (type != null) {
            add(type.name());
            type.arguments().forEach(this::add);
        }
    }

    private void add(String name) {
        if (name.isEmpty()) {
            return;
        }
        int dot = name.indexOf('.');
        if (dot > 0 && !Character.isUpperCase(name.charAt(0))) {
            qualified.add(name);
            return;
        }
        simple.add(name);
        if (dot > 0) {
            simple.add(name.substring(0, dot));
        }
    }

    @Override
    protected void leave(Expr expr) {
        if (expr instanceof Expr.New creation) {
            add(creation.type());
        } else if (expr instanceof Expr.Cast cast) {
            add(cast.type());
        } else if (expr instanceof Expr.MethodRef reference) {
            add(reference.type());
        } else if (expr instanceof Expr.Name name && isType(name.name())) {
            add(name.name());
        } else if (expr instanceof Expr.Select select && isType(select.name())) {
            String path = path(select);
            if (path != null) {
                add(path);
            }
        }
    }

    private static boolean isType(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    private static @Nullable String path(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return name.name();
        } else if (expr instanceof Expr.Select select) {
            String target = path(select.target());
            return target == null ? null : target + "." + select.name();
        }
        return null;
    }
}

package io.github.txguard.classfile;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.ir.UnitModel;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Types that a source names by their qualified names, without an import. */
final class QualifiedNames extends BodyVisitor {
    private final Set<String> names = new TreeSet<>();

    private QualifiedNames() {}

    static Set<String> of(UnitModel unit) {
        QualifiedNames found = new QualifiedNames();
        for (TypeModel type : unit.types()) {
            found.add(type.superclass());
            type.interfaces().forEach(found::add);
            type.fields().stream().map(FieldModel::type).forEach(found::add);
            for (MethodModel method : type.methods()) {
                found.add(method.returnType());
                method.locals().stream().map(LocalModel::type).forEach(found::add);
                found.visit(method.body());
            }
        }
        return found.names;
    }

    private void add(@Nullable TypeRef type) {
        if (type != null) {
            if (type.name().indexOf('.') > 0) {
                names.add(type.name());
            }
            type.arguments().forEach(this::add);
        }
    }

    @Override
    protected void leave(Expr expr) {
        if (expr instanceof Expr.New creation) {
            add(creation.type());
        } else if (expr instanceof Expr.Cast cast) {
            add(cast.type());
        } else if (expr instanceof Expr.Select select
                && Character.isUpperCase(select.name().charAt(0))) {
            String path = path(select);
            if (path != null) {
                names.add(path);
            }
        }
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

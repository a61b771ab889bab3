package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the parts of a method's body share, its lambdas included: locals, sites, names called. */
final class BodyParts {
    private final List<LocalModel> locals = new ArrayList<>();
    private final Set<String> calledNames = new TreeSet<>();
    private int sites;

    int nextSite(String calledName) {
        calledNames.add(calledName);
        return sites++;
    }

    int nextSite() {
        return sites++;
    }

    int declare(String name, @Nullable TypeRef type, LocalModel.Kind kind) {
        locals.add(new LocalModel(name, type, kind));
        return locals.size() - 1;
    }

    Expr.Local temporary(@Nullable String descriptor) {
        TypeRef type = descriptor == null ? null : ClassNames.type(descriptor);
        return new Expr.Local(declare("$" + locals.size(), type, LocalModel.Kind.VARIABLE), 0);
    }

    List<LocalModel> locals() {
        return locals;
    }

    int sites() {
        return sites;
    }

    List<String> calledNames() {
        return List.copyOf(calledNames);
    }
}

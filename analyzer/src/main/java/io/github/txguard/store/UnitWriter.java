package io.github.txguard.store;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodBody;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.Suppression;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.UnitModel;
import java.util.Set;

/** Writes declarations, component by component; {@link UnitReader} reads them in the same order. */
class UnitWriter {
    private final ByteSink out;
    private final CodeWriter code;

    UnitWriter(ByteSink out) {
        this.out = out;
        this.code = new CodeWriter(out);
    }

    void stored(StoredUnit stored) {
        out.list(stored.problems(), new ResultWriter(out)::problem);
        UnitModel unit = stored.unit();
        out.flag(unit != null);
        if (unit != null) {
            unit(unit);
        }
    }

    void unit(UnitModel unit) {
        out.text(unit.file());
        out.text(unit.packageName());
        out.list(unit.imports(), this::imported);
        out.list(unit.types(), this::type);
        out.list(unit.suppressions(), this::suppression);
        out.number(unit.lines());
        out.text(unit.origin().name());
    }

    private void imported(ImportModel imported) {
        out.text(imported.name());
        out.flag(imported.isStatic());
        out.flag(imported.onDemand());
    }

    private void suppression(Suppression suppression) {
        out.text(suppression.rule());
        out.text(suppression.reason());
        out.line(suppression.firstLine());
        out.line(suppression.lastLine());
    }

    private void type(TypeModel type) {
        out.text(type.name());
        out.text(type.simpleName());
        out.text(type.kind().name());
        out.list(type.typeParameters(), this::typeParameter);
        out.type(type.superclass());
        out.list(type.interfaces(), out::type);
        modifiers(type.modifiers());
        out.list(type.annotations(), this::annotation);
        out.list(type.fields(), this::field);
        out.list(type.methods(), this::method);
        out.text(type.outer());
        out.text(type.enclosingMethod());
        out.line(type.line());
    }

    private void typeParameter(TypeParameterModel parameter) {
        out.text(parameter.name());
        out.list(parameter.bounds(), out::type);
    }

    private void modifiers(Set<Modifier> modifiers) {
        out.list(modifiers, modifier -> out.text(modifier.name()));
    }

    private void annotation(AnnotationModel annotation) {
        out.text(annotation.name());
        out.list(annotation.attributes(), attribute -> {
            out.text(attribute.name());
            code.expr(attribute.value());
        });
        out.line(annotation.line());
    }

    private void field(FieldModel field) {
        out.text(field.name());
        out.type(field.type());
        modifiers(field.modifiers());
        out.list(field.annotations(), this::annotation);
        out.line(field.line());
    }

    private void method(MethodModel method) {
        out.text(method.type());
        out.text(method.name());
        out.list(method.typeParameters(), this::typeParameter);
        out.list(method.parameters(), this::parameter);
        out.type(method.returnType());
        modifiers(method.modifiers());
        out.list(method.annotations(), this::annotation);
        body(method.code());
        out.line(method.line());
    }

    /** Writes what stands in a method. */
    void body(MethodBody body) {
        out.list(body.locals(), this::local);
        code.step(body.steps());
        out.number(body.sites());
        out.list(body.calledNames(), out::text);
    }

    private void parameter(ParameterModel parameter) {
        out.text(parameter.name());
        out.type(parameter.type());
        out.list(parameter.annotations(), this::annotation);
    }

    private void local(LocalModel local) {
        out.text(local.name());
        out.type(local.type());
        out.text(local.kind().name());
    }
}

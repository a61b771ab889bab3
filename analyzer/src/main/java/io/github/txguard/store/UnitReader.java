package io.github.txguard.store;

import io.github.txguard.api.Problem;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.Suppression;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.UnitModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads what {@link UnitWriter} wrote; arguments are evaluated in the order in which they were written. */
final class UnitReader {
    private final ByteSource in;
    private final CodeReader code;

    UnitReader(ByteSource in) {
        this.in = in;
        this.code = new CodeReader(in);
    }

    StoredUnit stored() {
        List<Problem> problems = in.list(new ResultReader(in)::problem);
        return new StoredUnit(in.flag() ? unit() : null, problems);
    }

    UnitModel unit() {
        return new UnitModel(
                in.text(),
                in.text(),
                in.list(this::imported),
                in.list(this::type),
                in.list(this::suppression),
                in.number(),
                UnitModel.Origin.valueOf(in.text()));
    }

    private ImportModel imported() {
        return new ImportModel(in.text(), in.flag(), in.flag());
    }

    private Suppression suppression() {
        return new Suppression(in.text(), in.text(), in.number(), in.number());
    }

    private TypeModel type() {
        return new TypeModel(
                in.text(),
                in.text(),
                TypeModel.Kind.valueOf(in.text()),
                in.list(this::typeParameter),
                in.optionalType(),
                in.list(in::type),
                modifiers(),
                in.list(this::annotation),
                in.list(this::field),
                in.list(this::method),
                in.optionalText(),
                in.optionalText(),
                in.number());
    }

    private TypeParameterModel typeParameter() {
        return new TypeParameterModel(in.text(), in.list(in::type));
    }

    private Set<Modifier> modifiers() {
        List<Modifier> modifiers = in.list(() -> Modifier.valueOf(in.text()));
        return modifiers.isEmpty() ? EnumSet.noneOf(Modifier.class) : EnumSet.copyOf(modifiers);
    }

    private AnnotationModel annotation() {
        return new AnnotationModel(
                in.text(), in.list(() -> new AnnotationModel.Attribute(in.text(), code.expr())), in.number());
    }

    private FieldModel field() {
        return new FieldModel(in.text(), in.type(), modifiers(), in.list(this::annotation), in.number());
    }

    private MethodModel method() {
        return new MethodModel(
                in.text(),
                in.text(),
                in.list(this::typeParameter),
                in.list(this::parameter),
                in.type(),
                modifiers(),
                in.list(this::annotation),
                in.list(this::local),
                code.optionalStep(),
                in.number(),
                in.list(in::text),
                in.number());
    }

    private ParameterModel parameter() {
        return new ParameterModel(in.text(), in.type(), in.list(this::annotation));
    }

    private LocalModel local() {
        return new LocalModel(in.text(), in.optionalType(), LocalModel.Kind.valueOf(in.text()));
    }
}

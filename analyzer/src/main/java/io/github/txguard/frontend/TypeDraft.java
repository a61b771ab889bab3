package io.github.txguard.frontend;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link TypeModel} in the making. */
final class TypeDraft {
    final String name;
    final String simpleName;
    final TypeModel.Kind kind;
    final int line;
    final List<FieldModel> fields = new ArrayList<>();
    final List<MethodModel> methods = new ArrayList<>();
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    List<TypeParameterModel> typeParameters = List.of();

    @Nullable
    TypeRef superclass;

    List<TypeRef> interfaces = List.of();
    List<AnnotationModel> annotations = List.of();

    @Nullable
    String outer;

    @Nullable
    String enclosingMethod;

    TypeDraft(String name, String simpleName, TypeModel.Kind kind, int line) {
        this.name = name;
        this.simpleName = simpleName;
        this.kind = kind;
        this.line = line;
    }

    /** The type as it stands now. */
    TypeModel toModel() {
        return new TypeModel(
                name,
                simpleName,
                kind,
                typeParameters,
                superclass,
                interfaces,
                modifiers,
                annotations,
                fields,
                methods,
                outer,
                enclosingMethod,
                line);
    }
}

package io.github.txguard.classfile;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Annotations of class files. */
final class Annotations {
    /** Kotlin's description of the class for its own compiler: long, and nothing for us. */
    private static final String METADATA = "Lkotlin/Metadata;";

    private Annotations() {}

    static List<AnnotationModel> of(@Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationModel> models = new ArrayList<>();
        for (List<AnnotationNode> nodes : List.of(orNone(visible), orNone(invisible))) {
            for (AnnotationNode node : nodes) {
                if (!node.desc.equals(METADATA)) {
                    models.add(new AnnotationModel(ClassNames.type(node.desc).name(), attributes(node), 0));
                }
            }
        }
        return models;
    }

    private static List<AnnotationNode> orNone(@Nullable List<AnnotationNode> nodes) {
        return nodes == null ? List.of() : nodes;
    }

    private static List<AnnotationModel.Attribute> attributes(AnnotationNode node) {
        List<AnnotationModel.Attribute> attributes = new ArrayList<>();
        for (int i = 0; node.values != null && i + 1 < node.values.size(); i += 2) {
            attributes.add(new AnnotationModel.Attribute((String) node.values.get(i), value(node.values.get(i + 1))));
        }
        return attributes;
    }

    private static Expr value(Object value) {
        if (value instanceof String[] constant) {
            return new Expr.Select(ClassNames.target(Type.getType(constant[0]).getInternalName()), constant[1]);
        } else if (value instanceof Type type) {
            return new Expr.ClassLiteral(ClassNames.type(type.getDescriptor()));
        } else if (value instanceof List<?> list) {
            return new Expr.NewArray(null, list.stream().map(Annotations::value).toList());
        } else if (value instanceof Boolean) {
            return new Expr.Literal(Expr.Literal.Kind.BOOLEAN, value.toString());
        } else if (value instanceof Integer) {
            return new Expr.Literal(Expr.Literal.Kind.INT, value.toString());
        } else if (value instanceof AnnotationNode) {
            return new Expr.Other(List.of());
        }
        return new Expr.Literal(Expr.Literal.Kind.STRING, value.toString());
    }
}

package io.github.txguard.frontend;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.AnnotationModel.Attribute;
import io.github.txguard.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/** Annotations, and what those among them silence. */
final class AnnotationLowering {
    private final UnitLowering unit;
    private final Suppressions suppressions;
    /** Values are constants, so that nothing in them can refer to a local or have a site that anybody counts. */
    private final MethodScope outside;

    AnnotationLowering(UnitLowering unit, Suppressions suppressions) {
        this.unit = unit;
        this.suppressions = suppressions;
        this.outside = new MethodScope(ClassScope.outside(unit.file()), unit::file);
    }

    /**
     * Lowers the annotations of a declaration and takes down what they silence in it.
     *
     * @param annotations annotations
     * @param declaration the annotated declaration
     */
    List<AnnotationModel> lower(NodeList<AnnotationExpr> annotations, Node declaration) {
        if (annotations.isEmpty()) {
            return List.of();
        }
        List<AnnotationModel> lowered = new ArrayList<>(annotations.size());
        for (AnnotationExpr annotation : annotations) {
            AnnotationModel model = new AnnotationModel(
                    unit.names().unique(annotation.getNameAsString()),
                    attributes(annotation),
                    Positions.line(annotation));
            suppressions.add(model, Positions.begin(declaration).line, Positions.end(declaration).line);
            lowered.add(model);
        }
        return lowered;
    }

    /**
     * The default of an annotation's attribute, as the model has it.
     *
     * @param attribute attribute of an annotation type
     */
    List<AnnotationModel> defaultOf(AnnotationMemberDeclaration attribute) {
        return attribute
                .getDefaultValue()
                .map(value -> List.of(new AnnotationModel(
                        AnnotationModel.DEFAULT,
                        List.of(new Attribute("value", value(value))),
                        Positions.line(attribute))))
                .orElse(List.of());
    }

    /** Takes down what annotations silence in a declaration that has no annotations in the model. */
    void suppressions(NodeList<AnnotationExpr> annotations, Node declaration) {
        if (!annotations.isEmpty()) {
            lower(annotations, declaration);
        }
    }

    private List<Attribute> attributes(AnnotationExpr annotation) {
        if (annotation instanceof SingleMemberAnnotationExpr single) {
            return List.of(new Attribute("value", value(single.getMemberValue())));
        }
        if (annotation instanceof NormalAnnotationExpr normal) {
            List<Attribute> attributes = new ArrayList<>(normal.getPairs().size());
            for (MemberValuePair pair : normal.getPairs()) {
                attributes.add(new Attribute(unit.names().unique(pair.getNameAsString()), value(pair.getValue())));
            }
            return attributes;
        }
        return List.of();
    }

    private Expr value(Expression written) {
        return unit.expressions().lower(written, outside);
    }
}

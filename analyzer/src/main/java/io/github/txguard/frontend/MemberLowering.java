package io.github.txguard.frontend;

import com.github.javaparser.Position;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one type. */
final class MemberLowering {
    private final UnitLowering unit;
    private final TypeDraft draft;
    private final ClassScope scope;
    private final InitializerDraft instance;
    private final InitializerDraft shared;
    private List<ParameterModel> components = List.of();
    private boolean varargsComponents;

    MemberLowering(UnitLowering unit, TypeDraft draft, ClassScope scope) {
        this.unit = unit;
        this.draft = draft;
        this.scope = scope;
        this.instance = new InitializerDraft(draft.name, MethodModel.INSTANCE_INITIALIZER, scope);
        this.shared = new InitializerDraft(draft.name, MethodModel.STATIC_INITIALIZER, scope);
    }

    /** Adds the components of a record as its first fields. */
    void components(NodeList<Parameter> parameters) {
        components = parameters(parameters);
        varargsComponents = isVarargs(parameters);
        for (int i = 0; i < components.size(); i++) {
            ParameterModel component = components.get(i);
            draft.fields.add(new FieldModel(
                    component.name(),
                    component.type(),
                    EnumSet.of(Modifier.PRIVATE, Modifier.FINAL),
                    component.annotations(),
                    Positions.line(parameters.get(i).getName())));
        }
    }

    /** Adds the constants of an enum as its first fields. */
    void constants(NodeList<EnumConstantDeclaration> constants) {
        constants.forEach(this::constant);
    }

    /** Adds the members and, in front of the methods, what stands for initial values and initializers. */
    void lower(NodeList<BodyDeclaration<?>> members) {
        members.forEach(this::member);
        instance.addTo(draft.methods);
        shared.addTo(draft.methods);
    }

    private void member(BodyDeclaration<?> member) {
        if (member instanceof MethodDeclaration method) {
            method(method);
        } else if (member instanceof FieldDeclaration field) {
            field(field);
        } else if (member instanceof ConstructorDeclaration constructor) {
            constructor(constructor);
        } else if (member instanceof TypeDeclaration<?> type) {
            unit.types().member(type, draft, scope);
        } else if (member instanceof InitializerDeclaration initializer) {
            initializer(initializer);
        } else if (member instanceof CompactConstructorDeclaration constructor) {
            compactConstructor(constructor);
        } else if (member instanceof AnnotationMemberDeclaration attribute) {
            attribute(attribute);
        }
    }

    // Fields

    private void constant(EnumConstantDeclaration constant) {
        Position position = Positions.begin(constant.getName());
        TypeRef type = unit.names().type(draft.simpleName);
        String name = unit.names().unique(constant.getNameAsString());
        List<AnnotationModel> annotations = unit.annotations().lower(constant.getAnnotations(), constant);
        Set<Modifier> modifiers = EnumSet.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        draft.fields.add(new FieldModel(name, type, modifiers, annotations, position.line));

        MethodScope method = shared.begin(position.line);
        int site = method.nextSite();
        method.noteCall(MethodModel.CONSTRUCTOR);
        List<Expr> arguments = unit.expressions().all(constant.getArguments(), method);
        String body = constant.getClassBody().isEmpty()
                ? null
                : unit.types().anonymous(constant, type, constant.getClassBody(), method);
        Expr created = new Expr.New(site, null, type, arguments, body, position.line, position.column);
        shared.add(new Step.Eval(new Expr.Assign(unit.names().name(name), created)));
    }

    private void field(FieldDeclaration field) {
        List<AnnotationModel> annotations = unit.annotations().lower(field.getAnnotations(), field);
        Set<Modifier> modifiers = Modifiers.ofField(Modifiers.written(field.getModifiers()), draft.kind);
        InitializerDraft initializer = modifiers.contains(Modifier.STATIC) ? shared : instance;
        for (VariableDeclarator variable : field.getVariables()) {
            String name = unit.names().unique(variable.getNameAsString());
            int line = Positions.line(variable.getName());
            TypeRef type = unit.typeRefs().of(variable.getType());
            draft.fields.add(new FieldModel(name, type, modifiers, annotations, line));
            Optional<Expression> initial = variable.getInitializer();
            if (initial.isPresent()) {
                MethodScope method = initializer.begin(line);
                int mark = method.mark();
                Expr value = unit.expressions().lower(initial.get(), method);
                method.reset(mark);
                initializer.add(new Step.Eval(new Expr.Assign(unit.names().name(name), value)));
            }
        }
    }

    private void initializer(InitializerDeclaration declaration) {
        InitializerDraft initializer = declaration.isStatic() ? shared : instance;
        MethodScope method = initializer.begin(Positions.line(declaration));
        initializer.add(unit.statements().lower(declaration.getBody(), method));
    }

    // Methods

    private void method(MethodDeclaration method) {
        Set<Modifier> modifiers = Modifiers.ofMethod(
                Modifiers.written(method.getModifiers()),
                draft.kind,
                method.getBody().isPresent());
        TypeRef returnType = unit.typeRefs().of(method.getType());
        callable(
                method,
                method.getNameAsString(),
                returnType,
                modifiers,
                method.getBody().orElse(null));
    }

    private void constructor(ConstructorDeclaration constructor) {
        Set<Modifier> modifiers = constructorModifiers(constructor.getModifiers());
        TypeRef type = unit.names().type(draft.simpleName);
        callable(constructor, MethodModel.CONSTRUCTOR, type, modifiers, constructor.getBody());
    }

    private void callable(
            CallableDeclaration<?> declaration,
            String name,
            TypeRef returnType,
            Set<Modifier> modifiers,
            @Nullable BlockStmt body) {
        NodeList<Parameter> parameters = declaration.getParameters();
        if (isVarargs(parameters)) {
            modifiers.add(Modifier.VARARGS);
        }
        MethodModel head = new MethodModel(
                draft.name,
                unit.names().unique(name),
                unit.typeRefs().parameters(declaration.getTypeParameters()),
                parameters(parameters),
                returnType,
                modifiers,
                unit.annotations().lower(declaration.getAnnotations(), declaration),
                List.of(),
                null,
                0,
                List.of(),
                Positions.line(declaration.getName()));
        draft.methods.add(withBody(head, body));
    }

    /** A compact constructor has the components as parameters; what it leaves in them becomes the fields' values. */
    private void compactConstructor(CompactConstructorDeclaration constructor) {
        Set<Modifier> modifiers = constructorModifiers(constructor.getModifiers());
        if (varargsComponents) {
            modifiers.add(Modifier.VARARGS);
        }
        MethodModel head = new MethodModel(
                draft.name,
                MethodModel.CONSTRUCTOR,
                List.of(),
                components,
                unit.names().type(draft.simpleName),
                modifiers,
                unit.annotations().lower(constructor.getAnnotations(), constructor),
                List.of(),
                null,
                0,
                List.of(),
                Positions.line(constructor.getName()));
        draft.methods.add(withBody(head, constructor.getBody()));
    }

    private static boolean isVarargs(NodeList<Parameter> parameters) {
        return parameters.isNonEmpty() && parameters.get(parameters.size() - 1).isVarArgs();
    }

    private Set<Modifier> constructorModifiers(NodeList<com.github.javaparser.ast.Modifier> written) {
        Set<Modifier> modifiers = Modifiers.written(written);
        if (draft.kind == TypeModel.Kind.ENUM) {
            modifiers.add(Modifier.PRIVATE);
        }
        return modifiers;
    }

    private void attribute(AnnotationMemberDeclaration attribute) {
        Set<Modifier> modifiers = Modifiers.ofMethod(Modifiers.written(attribute.getModifiers()), draft.kind, false);
        List<AnnotationModel> annotations =
                new ArrayList<>(unit.annotations().lower(attribute.getAnnotations(), attribute));
        annotations.addAll(unit.annotations().defaultOf(attribute));
        draft.methods.add(new MethodModel(
                draft.name,
                unit.names().unique(attribute.getNameAsString()),
                List.of(),
                List.of(),
                unit.typeRefs().of(attribute.getType()),
                modifiers,
                annotations,
                List.of(),
                null,
                0,
                List.of(),
                Positions.line(attribute.getName())));
    }

    private MethodModel withBody(MethodModel head, @Nullable BlockStmt body) {
        MethodScope method = new MethodScope(scope, head::id);
        for (ParameterModel parameter : head.parameters()) {
            method.declare(parameter.name(), parameter.type(), LocalModel.Kind.PARAMETER);
        }
        Step lowered = body == null ? null : unit.statements().lower(body, method);
        return new MethodModel(
                head.type(),
                head.name(),
                head.typeParameters(),
                head.parameters(),
                head.returnType(),
                head.modifiers(),
                head.annotations(),
                method.locals(),
                lowered,
                method.sites(),
                method.calledNames(),
                head.line());
    }

    private List<ParameterModel> parameters(NodeList<Parameter> parameters) {
        List<ParameterModel> lowered = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            lowered.add(new ParameterModel(
                    unit.names().unique(parameter.getNameAsString()),
                    unit.typeRefs().of(parameter),
                    unit.annotations().lower(parameter.getAnnotations(), parameter)));
        }
        return lowered;
    }
}

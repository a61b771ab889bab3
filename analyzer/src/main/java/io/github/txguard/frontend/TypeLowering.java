package io.github.txguard.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel.Kind;
import io.github.txguard.ir.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Type declarations: their names, heads and places; {@link MemberLowering} does what is inside. */
final class TypeLowering {
    private final UnitLowering unit;

    TypeLowering(UnitLowering unit) {
        this.unit = unit;
    }

    /** Whether the file is a compact one, whose methods stand outside of any class. */
    static boolean isCompact(CompilationUnit tree) {
        return tree.getTypes().stream()
                .anyMatch(type -> type instanceof ClassOrInterfaceDeclaration declared && declared.isCompact());
    }

    /** Lowers a type that stands in the file itself. */
    void topLevel(TypeDeclaration<?> declaration) {
        String simpleName = declaration instanceof ClassOrInterfaceDeclaration declared && declared.isCompact()
                ? compactName()
                : declaration.getNameAsString();
        String name = unit.packageName().isEmpty() ? simpleName : unit.packageName() + "." + simpleName;
        TypeDraft draft = draft(declaration, name, simpleName, null);
        lower(draft, declaration, new ClassScope(name, new ClassScope.Numbering(name), Set.of(), null, null));
    }

    /** Lowers a type that is a member of another one. */
    void member(TypeDeclaration<?> declaration, TypeDraft outer, ClassScope outerScope) {
        String simpleName = declaration.getNameAsString();
        TypeDraft draft = draft(declaration, outer.name + "." + simpleName, simpleName, outer.kind);
        draft.outer = outer.name;
        ClassScope visible = draft.modifiers.contains(Modifier.STATIC) ? null : outerScope;
        lower(draft, declaration, scope(draft, outerScope.numbering(), declaration, visible, null));
    }

    /** Lowers a class, interface, enum or record that is declared in a method. */
    void local(TypeDeclaration<?> declaration, MethodScope method) {
        String simpleName = declaration.getNameAsString();
        ClassScope.Numbering numbering = method.owner().numbering();
        // Only the nesting counts for what its place implies, not the kind of the type around the method.
        TypeDraft draft = draft(declaration, numbering.next(simpleName), simpleName, Kind.CLASS);
        enclose(draft, method);
        MethodScope visible = draft.modifiers.contains(Modifier.STATIC) ? null : method;
        lower(draft, declaration, scope(draft, numbering, declaration, null, visible));
    }

    /**
     * Lowers an anonymous class.
     *
     * @param creation where it stands
     * @param type the named type
     * @param members its members
     * @param method method around it
     * @return its name
     */
    String anonymous(Node creation, TypeRef type, NodeList<BodyDeclaration<?>> members, MethodScope method) {
        ClassScope.Numbering numbering = method.owner().numbering();
        TypeDraft draft = new TypeDraft(numbering.next(""), "", Kind.ANONYMOUS, Positions.line(creation));
        draft.superclass = type;
        enclose(draft, method);
        ClassScope scope = new ClassScope(draft.name, numbering, fieldNames(members), null, method);
        int place = unit.reserve();
        new MemberLowering(unit, draft, scope).lower(members);
        unit.put(place, draft.toModel());
        return draft.name;
    }

    private static void enclose(TypeDraft draft, MethodScope method) {
        draft.outer = method.owner().name();
        draft.enclosingMethod = method.id();
        method.noteLocalType();
    }

    private ClassScope scope(
            TypeDraft draft,
            ClassScope.Numbering numbering,
            TypeDeclaration<?> declaration,
            @Nullable ClassScope outer,
            @Nullable MethodScope around) {
        boolean seesLocals = around != null || (outer != null && outer.seesLocals());
        Set<String> fields = seesLocals ? fieldNames(declaration.getMembers()) : Set.of();
        return new ClassScope(draft.name, numbering, fields, outer, around);
    }

    private static Set<String> fieldNames(List<BodyDeclaration<?>> members) {
        Set<String> names = new HashSet<>();
        for (BodyDeclaration<?> member : members) {
            if (member instanceof FieldDeclaration field) {
                field.getVariables().forEach(variable -> names.add(variable.getNameAsString()));
            }
        }
        return names;
    }

    private void lower(TypeDraft draft, TypeDeclaration<?> declaration, ClassScope scope) {
        int place = unit.reserve();
        MemberLowering members = new MemberLowering(unit, draft, scope);
        if (declaration instanceof RecordDeclaration declared) {
            members.components(declared.getParameters());
        } else if (declaration instanceof EnumDeclaration declared) {
            members.constants(declared.getEntries());
        }
        members.lower(declaration.getMembers());
        unit.put(place, draft.toModel());
    }

    private TypeDraft draft(TypeDeclaration<?> declaration, String name, String simpleName, @Nullable Kind outerKind) {
        Kind kind = kind(declaration);
        int line = Positions.line(declaration.getName());
        TypeDraft draft = new TypeDraft(
                unit.names().unique(name),
                unit.names().unique(simpleName),
                kind,
                line == 0 ? Positions.line(declaration) : line);
        draft.annotations = unit.annotations().lower(declaration.getAnnotations(), declaration);
        draft.modifiers = Modifiers.ofType(Modifiers.written(declaration.getModifiers()), kind, outerKind);
        TypeRefs types = unit.typeRefs();
        if (declaration instanceof ClassOrInterfaceDeclaration declared) {
            draft.typeParameters = types.parameters(declared.getTypeParameters());
            List<TypeRef> extended = types.all(declared.getExtendedTypes());
            boolean extendsClass = kind == Kind.CLASS && !extended.isEmpty();
            draft.superclass = extendsClass ? extended.get(0) : null;
            draft.interfaces = kind == Kind.CLASS ? types.all(declared.getImplementedTypes()) : extended;
        } else if (declaration instanceof RecordDeclaration declared) {
            draft.typeParameters = types.parameters(declared.getTypeParameters());
            draft.interfaces = types.all(declared.getImplementedTypes());
        } else if (declaration instanceof EnumDeclaration declared) {
            draft.interfaces = types.all(declared.getImplementedTypes());
            addImplied(draft.modifiers, declared);
        }
        return draft;
    }

    /** An enum is final unless a constant has a body, and abstract when it leaves methods to those bodies. */
    private static void addImplied(Set<Modifier> modifiers, EnumDeclaration declared) {
        boolean hasBodies = declared.getEntries().stream()
                .anyMatch(constant -> constant.getClassBody().isNonEmpty());
        if (!hasBodies) {
            modifiers.add(Modifier.FINAL);
        } else if (declared.getMethods().stream().anyMatch(MethodDeclaration::isAbstract)) {
            modifiers.add(Modifier.ABSTRACT);
        }
    }

    private static Kind kind(TypeDeclaration<?> declaration) {
        if (declaration instanceof ClassOrInterfaceDeclaration declared) {
            return declared.isInterface() ? Kind.INTERFACE : Kind.CLASS;
        }
        if (declaration instanceof EnumDeclaration) {
            return Kind.ENUM;
        }
        if (declaration instanceof RecordDeclaration) {
            return Kind.RECORD;
        }
        if (declaration instanceof AnnotationDeclaration) {
            return Kind.ANNOTATION;
        }
        throw new IllegalStateException("not a type declaration: " + declaration.getClass());
    }

    private String compactName() {
        String fileName = unit.file().substring(unit.file().lastIndexOf('/') + 1);
        return fileName.endsWith(".java") ? fileName.substring(0, fileName.length() - 5) : fileName;
    }
}

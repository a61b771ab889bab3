package io.github.txguard.classfile;

import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes types of the program model of class files. */
final class TypeAssembly {
    private static final Map<Integer, Modifier> FLAGS = Map.of(
            Opcodes.ACC_PUBLIC, Modifier.PUBLIC,
            Opcodes.ACC_PROTECTED, Modifier.PROTECTED,
            Opcodes.ACC_PRIVATE, Modifier.PRIVATE,
            Opcodes.ACC_STATIC, Modifier.STATIC,
            Opcodes.ACC_FINAL, Modifier.FINAL,
            Opcodes.ACC_ABSTRACT, Modifier.ABSTRACT);

    private final ClassNode node;
    private final Predicate<MethodNode> wanted;
    private final BiConsumer<MethodNode, RuntimeException> failed;

    /**
     * Prepares a class.
     *
     * @param wanted methods that get a body
     * @param failed hears of methods whose byte code cannot be read; they stay without a body
     */
    TypeAssembly(ClassNode node, Predicate<MethodNode> wanted, BiConsumer<MethodNode, RuntimeException> failed) {
        this.node = node;
        this.wanted = wanted;
        this.failed = failed;
    }

    TypeModel type() {
        Signatures header = node.signature == null ? null : Signatures.of(node.signature);
        String name = ClassNames.dotted(node.name);
        TypeModel.Kind kind = kind();
        String superName = node.superName == null ? "java/lang/Object" : node.superName;
        TypeRef superclass = header == null ? TypeRef.of(ClassNames.dotted(superName)) : header.superclass();
        List<TypeRef> interfaces = header == null
                ? node.interfaces.stream()
                        .map(i -> TypeRef.of(ClassNames.dotted(i)))
                        .toList()
                : header.interfaces();
        boolean hasSuper = kind == TypeModel.Kind.CLASS && !superName.equals("java/lang/Object");
        int dot = name.lastIndexOf('.');
        String inner = node.name.contains("$") && !name.contains("$") ? name.substring(0, dot) : null;
        return new TypeModel(
                name,
                name.substring(dot + 1),
                kind,
                header == null ? List.of() : header.typeParameters(),
                hasSuper ? superclass : null,
                interfaces,
                modifiers(node.access, kind),
                Annotations.of(node.visibleAnnotations, node.invisibleAnnotations),
                fields(kind),
                methods(name, kind),
                inner,
                null,
                1);
    }

    private TypeModel.Kind kind() {
        if ((node.access & Opcodes.ACC_ANNOTATION) != 0) {
            return TypeModel.Kind.ANNOTATION;
        } else if ((node.access & Opcodes.ACC_INTERFACE) != 0) {
            return TypeModel.Kind.INTERFACE;
        } else if ((node.access & Opcodes.ACC_ENUM) != 0 && "java/lang/Enum".equals(node.superName)) {
            return TypeModel.Kind.ENUM;
        }
        return "java/lang/Record".equals(node.superName) ? TypeModel.Kind.RECORD : TypeModel.Kind.CLASS;
    }

    private static Set<Modifier> modifiers(int access, TypeModel.Kind kind) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        FLAGS.forEach((flag, modifier) -> {
            if ((access & flag) != 0) {
                modifiers.add(modifier);
            }
        });
        if (kind == TypeModel.Kind.INTERFACE) {
            modifiers.remove(Modifier.FINAL);
        }
        return modifiers;
    }

    private List<FieldModel> fields(TypeModel.Kind kind) {
        List<FieldModel> fields = new ArrayList<>();
        for (FieldNode field : node.fields) {
            TypeRef type = field.signature == null ? ClassNames.type(field.desc) : Signatures.ofField(field.signature);
            fields.add(new FieldModel(
                    field.name,
                    type,
                    modifiers(field.access, kind),
                    Annotations.of(field.visibleAnnotations, field.invisibleAnnotations),
                    0));
        }
        return fields;
    }

    private List<MethodModel> methods(String type, TypeModel.Kind kind) {
        List<MethodModel> methods = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if ((method.access & Opcodes.ACC_BRIDGE) == 0) {
                methods.add(method(type, kind, method));
            }
        }
        return methods;
    }

    private MethodModel method(String type, TypeModel.Kind kind, MethodNode method) {
        Signatures generic = generic(method);
        List<String> names = names(method);
        List<ParameterModel> parameters = new ArrayList<>();
        List<TypeRef> written = generic == null ? erasedParameters(method) : generic.parameters();
        for (int i = 0; i < written.size(); i++) {
            parameters.add(new ParameterModel(names.get(i), written.get(i), List.of()));
        }
        List<TypeParameterModel> variables = generic == null ? List.of() : generic.typeParameters();
        TypeRef returned = generic == null
                ? ClassNames.type(Type.getReturnType(method.desc).getDescriptor())
                : generic.returned();
        BodyParts parts = new BodyParts();
        Map<Integer, Operand> arguments = BodyLowering.parameters(node, method, parts, names);
        boolean isWanted = wanted.test(method);
        Step body = isWanted ? body(method, parts, arguments) : null;
        BodyParts known = parts;
        if (isWanted && body == null) { // what was found before it failed is forgotten
            known = new BodyParts();
            BodyLowering.parameters(node, method, known, names);
        }
        return new MethodModel(
                type,
                method.name,
                variables,
                parameters,
                method.name.equals(MethodModel.CONSTRUCTOR) ? TypeRef.of(type) : returned,
                modifiers(method, kind),
                Annotations.of(method.visibleAnnotations, method.invisibleAnnotations),
                known.locals(),
                body,
                known.sites(),
                known.calledNames(),
                line(method));
    }

    private static List<TypeRef> erasedParameters(MethodNode method) {
        List<TypeRef> types = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(method.desc)) {
            types.add(ClassNames.type(type.getDescriptor()));
        }
        return types;
    }

    private @Nullable Step body(MethodNode method, BodyParts parts, Map<Integer, Operand> arguments) {
        try {
            return new BodyLowering(node, method, parts, arguments, 0).lower();
        } catch (RuntimeException e) {
            failed.accept(method, e);
            return null;
        }
    }

    /** The generic signature, unless it leaves out hidden parameters. */
    private static @Nullable Signatures generic(MethodNode method) {
        if (method.signature == null) {
            return null;
        }
        Signatures parts = Signatures.of(method.signature);
        return parts.parameters().size() == Type.getArgumentTypes(method.desc).length ? parts : null;
    }

    private static Set<Modifier> modifiers(MethodNode method, TypeModel.Kind kind) {
        Set<Modifier> modifiers = modifiers(method.access, kind);
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        if (kind == TypeModel.Kind.INTERFACE && !isStatic && (method.access & Opcodes.ACC_ABSTRACT) == 0) {
            modifiers.add(Modifier.DEFAULT);
        }
        if ((method.access & Opcodes.ACC_FINAL) != 0) {
            modifiers.add(Modifier.FINAL);
        }
        if ((method.access & Opcodes.ACC_VARARGS) != 0) {
            modifiers.add(Modifier.VARARGS);
        }
        return modifiers;
    }

    private static List<String> names(MethodNode method) {
        List<String> names = new ArrayList<>();
        int index = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        int number = 0;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            names.add(name(method, index, number++));
            index += type.getSize();
        }
        return names;
    }

    private static String name(MethodNode method, int index, int number) {
        List<LocalVariableNode> variables = method.localVariables == null ? List.of() : method.localVariables;
        for (LocalVariableNode variable : variables) {
            if (variable.index == index && variable.start.getPrevious() == null) {
                return variable.name;
            }
        }
        return "p" + number;
    }

    private static int line(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}

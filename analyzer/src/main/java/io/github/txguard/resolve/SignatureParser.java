package io.github.txguard.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Turns descriptors and generic signatures of class files into types. */
final class SignatureParser extends SignatureVisitor {
    private final Function<String, @Nullable Type> outerVariables;
    private final Map<String, List<Type>> bounds = new LinkedHashMap<>();
    private final Map<String, TypeVariable> variables = new LinkedHashMap<>();
    private final List<Type> parameters = new ArrayList<>();
    private final List<Type> interfaces = new ArrayList<>();
    private @Nullable Type superclass;
    private Type returnType = Type.UNKNOWN;
    private List<Type> currentBounds = new ArrayList<>();

    private SignatureParser(Function<String, @Nullable Type> outerVariables) {
        super(Opcodes.ASM9);
        this.outerVariables = outerVariables;
    }

    /**
     * Parses a class's signature.
     *
     * @param outerVariables variables of enclosing types
     */
    static ClassHeader ofClass(String signature, Function<String, @Nullable Type> outerVariables) {
        SignatureParser parser = new SignatureParser(outerVariables);
        new SignatureReader(signature).accept(parser);
        return new ClassHeader(parser.declared(), parser.superclass, parser.interfaces);
    }

    /**
     * Parses a method's signature or descriptor.
     *
     * @param outerVariables variables of the declaring type
     */
    static MethodDeclaration.Signature ofMethod(String signature, Function<String, @Nullable Type> outerVariables) {
        SignatureParser parser = new SignatureParser(outerVariables);
        new SignatureReader(signature).accept(parser);
        return new MethodDeclaration.Signature(parser.declared(), parser.parameters, parser.returnType);
    }

    /**
     * Parses a field's signature or descriptor.
     *
     * @param outerVariables variables of the declaring type
     */
    static Type ofField(String signature, Function<String, @Nullable Type> outerVariables) {
        SignatureParser parser = new SignatureParser(outerVariables);
        Type[] result = {Type.UNKNOWN};
        new SignatureReader(signature).acceptType(parser.into(type -> result[0] = type));
        return result[0];
    }

    private List<TypeVariable> declared() {
        return bounds.keySet().stream().map(this::variable).toList();
    }

    private TypeVariable variable(String name) {
        return variables.computeIfAbsent(name, n -> TypeVariable.declared(n, () -> bounds.getOrDefault(n, List.of())));
    }

    /** A variable may be mentioned before its own declaration. */
    private Type variableType(String name) {
        if (!bounds.containsKey(name)) {
            Type outer = outerVariables.apply(name);
            if (outer != null) {
                return outer;
            }
        }
        return Type.of(variable(name));
    }

    @Override
    public void visitFormalTypeParameter(String name) {
        currentBounds = new ArrayList<>(1);
        bounds.put(name, currentBounds);
    }

    @Override
    public SignatureVisitor visitClassBound() {
        return into(currentBounds::add);
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
        return into(currentBounds::add);
    }

    @Override
    public SignatureVisitor visitSuperclass() {
        return into(type -> superclass = type);
    }

    @Override
    public SignatureVisitor visitInterface() {
        return into(interfaces::add);
    }

    @Override
    public SignatureVisitor visitParameterType() {
        return into(parameters::add);
    }

    @Override
    public SignatureVisitor visitReturnType() {
        return into(type -> returnType = type);
    }

    @Override
    public SignatureVisitor visitExceptionType() {
        return into(type -> {});
    }

    private SignatureVisitor into(Consumer<Type> target) {
        return new TypeSignature(target);
    }

    /**
     * Type parameters and supertypes of a class.
     *
     * @param typeParameters type parameters
     * @param superclass superclass, or null
     * @param interfaces direct interfaces
     */
    record ClassHeader(
            List<TypeVariable> typeParameters, @Nullable Type superclass, List<Type> interfaces) {
        ClassHeader {
            typeParameters = List.copyOf(typeParameters);
            interfaces = List.copyOf(interfaces);
        }
    }

    /** One type inside a signature. Wildcards stand as their bound. */
    private final class TypeSignature extends SignatureVisitor {
        private final Consumer<Type> target;
        private final StringBuilder name = new StringBuilder();
        private final List<Type> arguments = new ArrayList<>(2);
        private int dimensions;

        private TypeSignature(Consumer<Type> target) {
            super(Opcodes.ASM9);
            this.target = target;
        }

        @Override
        public void visitBaseType(char descriptor) {
            target.accept(Type.of(org.objectweb.asm.Type.getType(String.valueOf(descriptor))
                            .getClassName())
                    .array(dimensions));
        }

        @Override
        public void visitTypeVariable(String variableName) {
            target.accept(variableType(variableName).array(dimensions));
        }

        @Override
        public SignatureVisitor visitArrayType() {
            dimensions++;
            return this;
        }

        @Override
        public void visitClassType(String internalName) {
            name.append(internalName);
        }

        @Override
        public void visitInnerClassType(String simpleName) {
            name.append('$').append(simpleName);
            arguments.clear();
        }

        @Override
        public void visitTypeArgument() {
            arguments.add(Type.OBJECT);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return into(arguments::add);
        }

        @Override
        public void visitEnd() {
            target.accept(new Type(BinaryNames.dotted(name.toString()), arguments, dimensions, null));
        }
    }
}

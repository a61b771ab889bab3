package io.github.txguard.classfile;

import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** The parts of a generic signature as types written with qualified names; wildcards stand as their bound. */
final class Signatures extends SignatureVisitor {
    private final List<TypeParameterModel> typeParameters = new ArrayList<>();
    private final List<Written> parameters = new ArrayList<>();
    private final List<Written> interfaces = new ArrayList<>();
    private final List<Written> bounds = new ArrayList<>();
    private @Nullable String variable;
    private Written superclass = new Written();
    private Written returned = new Written();

    private Signatures() {
        super(Opcodes.ASM9);
    }

    /** Reads the signature of a class or method. */
    static Signatures of(String signature) {
        Signatures parts = new Signatures();
        new SignatureReader(signature).accept(parts);
        parts.endVariable();
        return parts;
    }

    /** Reads the signature of a field. */
    static TypeRef ofField(String signature) {
        Written type = new Written();
        new SignatureReader(signature).acceptType(type);
        return type.type();
    }

    List<TypeParameterModel> typeParameters() {
        return typeParameters;
    }

    List<TypeRef> parameters() {
        return parameters.stream().map(Written::type).toList();
    }

    List<TypeRef> interfaces() {
        return interfaces.stream().map(Written::type).toList();
    }

    TypeRef superclass() {
        return superclass.type();
    }

    TypeRef returned() {
        return returned.type();
    }

    @Override
    public void visitFormalTypeParameter(String name) {
        endVariable();
        variable = name;
    }

    private void endVariable() {
        if (variable != null) {
            typeParameters.add(new TypeParameterModel(
                    variable, bounds.stream().map(Written::type).toList()));
            variable = null;
            bounds.clear();
        }
    }

    private static Written added(List<Written> list) {
        Written type = new Written();
        list.add(type);
        return type;
    }

    @Override
    public SignatureVisitor visitClassBound() {
        return added(bounds);
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
        return added(bounds);
    }

    @Override
    public SignatureVisitor visitSuperclass() {
        endVariable();
        superclass = new Written();
        return superclass;
    }

    @Override
    public SignatureVisitor visitInterface() {
        return added(interfaces);
    }

    @Override
    public SignatureVisitor visitParameterType() {
        endVariable();
        return added(parameters);
    }

    @Override
    public SignatureVisitor visitReturnType() {
        endVariable();
        returned = new Written();
        return returned;
    }

    @Override
    public SignatureVisitor visitExceptionType() {
        return new Written();
    }

    /** One type. */
    private static final class Written extends SignatureVisitor {
        private final StringBuilder name = new StringBuilder();
        private final List<Written> arguments = new ArrayList<>();
        private int dimensions;

        Written() {
            super(Opcodes.ASM9);
        }

        TypeRef type() {
            String written = name.isEmpty() ? "java.lang.Object" : name.toString();
            return new TypeRef(written, arguments.stream().map(Written::type).toList(), dimensions);
        }

        @Override
        public void visitBaseType(char descriptor) {
            name.append(ClassNames.type(Character.toString(descriptor)).name());
        }

        @Override
        public void visitTypeVariable(String variable) {
            name.append(variable);
        }

        @Override
        public SignatureVisitor visitArrayType() {
            dimensions++;
            return this;
        }

        @Override
        public void visitClassType(String internalName) {
            name.append(ClassNames.dotted(internalName));
        }

        @Override
        public void visitInnerClassType(String inner) {
            name.append('.').append(inner);
            arguments.clear();
        }

        @Override
        public void visitTypeArgument() {
            arguments.add(new Written());
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return added(arguments);
        }
    }
}

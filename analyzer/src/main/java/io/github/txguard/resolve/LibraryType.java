package io.github.txguard.resolve;

import io.github.txguard.catalog.StubType;
import io.github.txguard.ir.MethodModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** A type known by its class file or by a recorded signature. Signatures are parsed when first needed. */
final class LibraryType implements TypeDeclaration {
    private final ClassInfo info;
    private final TypeTable table;
    private final String name;
    private final Lazy<SignatureParser.ClassHeader> header;
    private final ConcurrentHashMap<String, List<MethodDeclaration>> methods = new ConcurrentHashMap<>(2);
    private final ConcurrentHashMap<String, FieldDeclaration> fields = new ConcurrentHashMap<>(2);

    LibraryType(ClassInfo info, TypeTable table) {
        this.info = info;
        this.table = table;
        this.name = BinaryNames.dotted(info.name());
        this.header = new Lazy<>(this::parseHeader);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String outer() {
        return info.outer() == null ? null : BinaryNames.dotted(info.outer());
    }

    @Override
    public boolean isInterface() {
        return info.isInterface();
    }

    @Override
    public List<TypeVariable> typeParameters() {
        return header.get().typeParameters();
    }

    @Override
    public @Nullable Type superclass() {
        return isInterface() ? null : header.get().superclass();
    }

    @Override
    public List<Type> interfaces() {
        return header.get().interfaces();
    }

    @Override
    public List<MethodDeclaration> methods(String methodName) {
        List<MethodDeclaration> known = methods.get(methodName);
        if (known != null) {
            return known;
        }
        List<StubType.Member> found = info.members().methods(methodName);
        if (found.isEmpty()) {
            return List.of();
        }
        known = found.stream().map(this::declaration).toList();
        List<MethodDeclaration> earlier = methods.putIfAbsent(methodName, known);
        return earlier == null ? known : earlier;
    }

    @Override
    public List<MethodDeclaration> methods() {
        return info.members().methods().stream()
                .map(StubType.Member::name)
                .distinct()
                .flatMap(each -> methods(each).stream())
                .toList();
    }

    @Override
    public @Nullable FieldDeclaration field(String fieldName) {
        FieldDeclaration known = fields.get(fieldName);
        if (known != null) {
            return known;
        }
        StubType.Member found = info.members().field(fieldName);
        if (found == null) {
            return null;
        }
        known = fieldDeclaration(found);
        FieldDeclaration earlier = fields.putIfAbsent(fieldName, known);
        return earlier == null ? known : earlier;
    }

    @Override
    public @Nullable String memberType(String simpleName) {
        String internal = info.memberTypes().get(simpleName);
        if (internal != null) {
            return BinaryNames.dotted(internal);
        }
        String nested = name + "." + simpleName;
        return table.isRecorded(nested) ? nested : null;
    }

    private SignatureParser.ClassHeader parseHeader() {
        if (info.signature() != null) {
            return SignatureParser.ofClass(info.signature(), this::outerVariable);
        }
        Type superclass = info.superName() == null ? null : Type.of(BinaryNames.dotted(info.superName()));
        return new SignatureParser.ClassHeader(
                List.of(),
                superclass,
                info.interfaces().stream()
                        .map(i -> Type.of(BinaryNames.dotted(i)))
                        .toList());
    }

    private MethodDeclaration declaration(StubType.Member method) {
        int hidden = info.inner() && method.name().equals(MethodModel.CONSTRUCTOR) ? 1 : 0;
        int arity = org.objectweb.asm.Type.getArgumentCount(method.descriptor()) - hidden;
        return new MethodDeclaration(
                this, method.name(), arity, traits(method.access()), null, () -> parse(method, arity));
    }

    /** Signatures leave out the hidden parameters that descriptors of inner classes' constructors have. */
    private MethodDeclaration.Signature parse(StubType.Member method, int arity) {
        if (method.signature() != null) {
            MethodDeclaration.Signature generic = SignatureParser.ofMethod(method.signature(), this::variable);
            if (generic.parameters().size() == arity) {
                return generic;
            }
        }
        MethodDeclaration.Signature erased = SignatureParser.ofMethod(method.descriptor(), this::variable);
        List<Type> parameters = erased.parameters();
        return new MethodDeclaration.Signature(
                List.of(), parameters.subList(parameters.size() - arity, parameters.size()), erased.returnType());
    }

    private static Set<MethodDeclaration.Trait> traits(int access) {
        Set<MethodDeclaration.Trait> traits = EnumSet.noneOf(MethodDeclaration.Trait.class);
        if ((access & Opcodes.ACC_STATIC) != 0) {
            traits.add(MethodDeclaration.Trait.STATIC);
        }
        if ((access & Opcodes.ACC_VARARGS) != 0) {
            traits.add(MethodDeclaration.Trait.VARARGS);
        }
        if ((access & Opcodes.ACC_ABSTRACT) != 0) {
            traits.add(MethodDeclaration.Trait.ABSTRACT);
        }
        return traits;
    }

    private FieldDeclaration fieldDeclaration(StubType.Member field) {
        String signature = field.signature() == null ? field.descriptor() : field.signature();
        return new FieldDeclaration(
                name, (field.access() & Opcodes.ACC_STATIC) != 0, SignatureParser.ofField(signature, this::variable));
    }

    private @Nullable Type variable(String variableName) {
        for (TypeVariable variable : typeParameters()) {
            if (variable.name().equals(variableName)) {
                return Type.of(variable);
            }
        }
        return outerVariable(variableName);
    }

    private @Nullable Type outerVariable(String variableName) {
        String outerName = outer();
        TypeDeclaration outer = outerName == null ? null : table.find(outerName);
        if (outer instanceof LibraryType library) {
            return library.variable(variableName);
        }
        return null;
    }
}

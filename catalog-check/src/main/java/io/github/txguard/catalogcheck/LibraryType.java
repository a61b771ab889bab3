package io.github.txguard.catalogcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file says of a type.
 *
 * @param name internal name
 * @param access access flags; for nested types those of the nesting
 * @param signature generic signature, or null
 * @param superName internal name of the superclass, or null
 * @param interfaces internal names of the direct interfaces
 * @param members public and protected methods and constructors that a compiler did not make
 */
record LibraryType(
        String name,
        int access,
        @Nullable String signature,
        @Nullable String superName,
        List<String> interfaces,
        List<Member> members) {
    private static final int PARSING = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    /**
     * A method or constructor.
     *
     * @param name name, {@code <init>} for constructors
     * @param access access flags
     * @param descriptor erased descriptor
     * @param signature generic signature, or null
     */
    record Member(
            String name,
            int access,
            String descriptor,
            @Nullable String signature) {
        /** Erased simple names of the parameter types. */
        List<String> parameters() {
            List<String> names = new ArrayList<>();
            for (Type type : Type.getArgumentTypes(descriptor)) {
                names.add(simpleName(type));
            }
            return names;
        }

        /** Internal name of the class returned, or null when it is none. */
        @Nullable
        String returned() {
            Type type = Type.getReturnType(descriptor);
            return type.getSort() == Type.OBJECT ? type.getInternalName() : null;
        }

        /** Internal names of the classes among the parameter types. */
        List<String> taken() {
            List<String> names = new ArrayList<>();
            for (Type type : Type.getArgumentTypes(descriptor)) {
                if (type.getSort() == Type.OBJECT) {
                    names.add(type.getInternalName());
                }
            }
            return names;
        }

        /** Whether it is static. */
        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        /** Whether what is returned depends on type arguments. */
        boolean returnsTypeVariable() {
            return signature != null && signature.matches(".*\\)(T.*|.*[<;*+-]T\\w+;.*)");
        }

        /** Whether a function may be among the arguments. */
        boolean takesFunction() {
            return descriptor.startsWith("(") && descriptor.contains("Ljava/util/function/");
        }

        private static String simpleName(Type type) {
            String name = type.getClassName();
            return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        }
    }

    /**
     * Reads a class file.
     *
     * @param bytes its content
     */
    static LibraryType parse(byte[] bytes) {
        Collector collector = new Collector();
        new ClassReader(bytes).accept(collector, PARSING);
        return new LibraryType(
                collector.name,
                collector.access,
                collector.signature,
                collector.superName,
                collector.interfaces,
                collector.members);
    }

    /** Fully qualified name, nested types with a dot. */
    String qualifiedName() {
        return name.replace('/', '.').replace('$', '.');
    }

    /** Internal names of the direct supertypes. */
    List<String> parents() {
        List<String> parents = new ArrayList<>(interfaces);
        if (superName != null) {
            parents.add(superName);
        }
        return parents;
    }

    /** Whether the type is an interface. */
    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Whether the type has type parameters. */
    boolean isGeneric() {
        return signature != null && signature.startsWith("<");
    }

    /**
     * Whether a member is the one that a lambda for this type implements.
     *
     * @param member member of the type
     */
    boolean isFunctional(Member member) {
        return (access & Opcodes.ACC_INTERFACE) != 0
                && (member.access() & Opcodes.ACC_ABSTRACT) != 0
                && members.stream()
                                .filter(other -> (other.access() & Opcodes.ACC_ABSTRACT) != 0)
                                .count()
                        == 1;
    }

    /** What a lambda for this type implements; empty where it is no functional interface, or inherits its only method. */
    Optional<Member> functional() {
        return members.stream().filter(this::isFunctional).findFirst();
    }

    /**
     * This type with what another library's rows need of it, too.
     *
     * @param other the same type, perhaps with other members
     */
    LibraryType with(LibraryType other) {
        Map<String, Member> all = new LinkedHashMap<>();
        members.forEach(member -> all.put(member.name() + member.descriptor(), member));
        other.members.forEach(member -> all.putIfAbsent(member.name() + member.descriptor(), member));
        return new LibraryType(name, access, signature, superName, interfaces, List.copyOf(all.values()));
    }

    /** Whether code of other packages can name the type. */
    boolean isVisible() {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    private static final class Collector extends ClassVisitor {
        private String name = "";
        private int access;
        private @Nullable String signature;
        private @Nullable String superName;
        private List<String> interfaces = List.of();
        private final List<Member> members = new ArrayList<>();

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            this.name = name;
            this.access = access;
            this.signature = signature;
            this.superName = superName;
            this.interfaces = interfaces == null ? List.of() : List.of(interfaces);
        }

        @Override
        public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simple, int innerAccess) {
            if (inner.equals(name)) {
                access = innerAccess;
            }
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            boolean seen = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
            if (seen && (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == 0) {
                members.add(new Member(name, access, descriptor, signature));
            }
            return null;
        }
    }
}

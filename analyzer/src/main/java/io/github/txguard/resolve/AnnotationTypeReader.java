package io.github.txguard.resolve;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.AnnotationModel.Attribute;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the declaration of an annotation type from its class file, as if it stood in the sources: the annotations on it, and
 * its attributes with theirs and their defaults. Names in it are qualified; arrays and nested annotations are left out.
 */
final class AnnotationTypeReader extends ClassVisitor {
    private final List<AnnotationModel> annotations = new ArrayList<>();
    private final List<MethodModel> attributes = new ArrayList<>();
    private String name = "";
    private boolean annotation;

    private AnnotationTypeReader() {
        super(Opcodes.ASM9);
    }

    /**
     * Reads a class file.
     *
     * @return null if it is no annotation type
     * @throws RuntimeException of some kind if the bytes are no class file
     */
    static @Nullable TypeModel read(byte[] bytes) {
        AnnotationTypeReader reader = new AnnotationTypeReader();
        new ClassReader(bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return reader.annotation ? reader.type() : null;
    }

    private TypeModel type() {
        return new TypeModel(
                name,
                simpleName(name),
                TypeModel.Kind.ANNOTATION,
                List.of(),
                null,
                List.of(),
                Set.of(Modifier.PUBLIC),
                annotations,
                List.of(),
                attributes,
                null,
                null,
                0);
    }

    @Override
    public void visit(
            int version,
            int access,
            String internalName,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        name = BinaryNames.dotted(internalName);
        annotation = (access & Opcodes.ACC_ANNOTATION) != 0;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new Values(values -> annotations.add(model(descriptor, values)));
    }

    private static AnnotationModel model(String descriptor, List<Attribute> values) {
        return new AnnotationModel(
                BinaryNames.dotted(Type.getType(descriptor).getInternalName()), List.copyOf(values), 0);
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String attribute,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        List<AnnotationModel> own = new ArrayList<>();
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return new Values(values -> own.add(model(type, values)));
            }

            @Override
            public AnnotationVisitor visitAnnotationDefault() {
                return new Values(values -> own.add(new AnnotationModel(AnnotationModel.DEFAULT, values, 0)));
            }

            @Override
            public void visitEnd() {
                attributes.add(attribute(attribute, descriptor, own));
            }
        };
    }

    private MethodModel attribute(String attribute, String descriptor, List<AnnotationModel> own) {
        return new MethodModel(
                name,
                attribute,
                List.of(),
                List.of(),
                TypeRef.of(Type.getReturnType(descriptor).getClassName()),
                Set.of(Modifier.PUBLIC, Modifier.ABSTRACT),
                own,
                List.of(),
                null,
                0,
                List.of(),
                0);
    }

    private static String simpleName(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** Collects values; that of a default has no name. */
    private static final class Values extends AnnotationVisitor {
        private final List<Attribute> values = new ArrayList<>();
        private final Consumer<List<Attribute>> whenDone;

        Values(Consumer<List<Attribute>> whenDone) {
            super(Opcodes.ASM9);
            this.whenDone = whenDone;
        }

        private void add(@Nullable String attribute, Expr value) {
            values.add(new Attribute(attribute == null ? "value" : attribute, value));
        }

        @Override
        public void visit(@Nullable String attribute, Object value) {
            if (value instanceof Type type) {
                add(
                        attribute,
                        new Expr.ClassLiteral(TypeRef.of(type.getClassName().replace('$', '.'))));
            } else {
                add(attribute, new Expr.Literal(Expr.Literal.Kind.STRING, value.toString()));
            }
        }

        @Override
        public void visitEnum(@Nullable String attribute, String descriptor, String constant) {
            add(attribute, new Expr.Name(constant));
        }

        @Override
        public void visitEnd() {
            whenDone.accept(values);
        }
    }
}

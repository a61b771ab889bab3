package io.github.txguard.catalogcheck;

import io.github.txguard.catalog.StubErasure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureWriter;

/**
 * Writes types as text. First come the names of classes that descriptors speak of, a line each, and an empty line;
 * {@code #k} stands for the k-th of them, in base 36. Then a line per type (name, flags, superclass or nothing for Object,
 * interfaces, generic signature) and, indented by a tab, a line per member (name, flags, descriptor or nothing where it
 * follows from the signature, generic signature). Fields are separated by tabs.
 */
final class StubText {
    private static final int MEMBER_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_VARARGS;
    private static final int TYPE_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_INTERFACE
            | Opcodes.ACC_ANNOTATION
            | Opcodes.ACC_ENUM;

    private final Map<String, Integer> uses = new TreeMap<>();
    private final Map<String, String> codes = new LinkedHashMap<>();

    private StubText() {}

    /**
     * The text of types.
     *
     * @param types types, in the order that they shall have
     */
    static String of(Collection<LibraryType> types) {
        StubText text = new StubText();
        types.forEach(type -> text.append(new StringBuilder(), type));
        List<String> names = new ArrayList<>(text.uses.keySet());
        names.sort(Comparator.comparing((String name) -> text.uses.getOrDefault(name, 0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        StringBuilder written = new StringBuilder();
        for (String name : names) {
            text.codes.put(name, Integer.toString(text.codes.size(), Character.MAX_RADIX));
            written.append(name).append('\n');
        }
        written.append('\n');
        types.forEach(type -> text.append(written, type));
        return written.toString();
    }

    private void append(StringBuilder text, LibraryType type) {
        List<String> fields = new ArrayList<>();
        fields.add(type.name());
        fields.add(Integer.toHexString(type.access() & TYPE_FLAGS));
        String parent = type.superName();
        fields.add(parent == null || parent.equals("java/lang/Object") ? "" : code(parent));
        fields.add(String.join(" ", type.interfaces().stream().map(this::code).toList()));
        fields.add(encoded(type.signature()));
        appendLine(text, fields);
        for (LibraryType.Member member : type.members()) {
            String signature = member.signature();
            boolean follows = signature != null
                    && StubErasure.of(signature, type.signature()).equals(member.descriptor());
            appendLine(
                    text,
                    List.of(
                            "",
                            member.name(),
                            Integer.toHexString(member.access() & MEMBER_FLAGS),
                            follows ? "" : encoded(member.descriptor()),
                            encoded(signature)));
        }
    }

    private static void appendLine(StringBuilder text, List<String> fields) {
        int end = fields.size();
        while (fields.get(end - 1).isEmpty()) {
            end--;
        }
        text.append(String.join("\t", fields.subList(0, end))).append('\n');
    }

    private String encoded(@Nullable String signature) {
        if (signature == null) {
            return "";
        }
        SignatureWriter writer = new SignatureWriter() {
            @Override
            public void visitClassType(String name) {
                super.visitClassType(code(name));
            }
        };
        new SignatureReader(signature).accept(writer);
        return writer.toString();
    }

    private String code(String name) {
        uses.merge(name, 1, Integer::sum);
        return "#" + codes.getOrDefault(name, "");
    }
}

package io.github.txguard.store;

import io.github.txguard.ir.TypeRef;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives back what {@link ByteSink} took. Wrong bytes give exceptions of the JDK, and never more memory than there are bytes for.
 */
final class ByteSource {
    private static final int MAX_SHIFT = 28;

    private final ByteBuffer bytes;
    private final List<String> strings;
    private final List<TypeRef> types = new ArrayList<>();

    ByteSource(ByteBuffer bytes) {
        this.bytes = bytes;
        int count = size();
        strings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            strings.add(string());
        }
    }

    private String string() {
        int length = number();
        if (length >= 0) {
            byte[] utf8 = new byte[bounded(length)];
            bytes.get(utf8);
            return new String(utf8, StandardCharsets.UTF_8);
        }
        char[] characters = new char[bounded(-length)];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) number();
        }
        return new String(characters);
    }

    private int bounded(int size) {
        if (size < 0 || size > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return size;
    }

    int number() {
        int value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("a number has too many bytes");
    }

    /** Number of elements that follow, each of at least a byte. */
    private int size() {
        return bounded(number());
    }

    /** Bytes as they are, after their number. */
    ByteBuffer octets() {
        byte[] octets = new byte[size()];
        bytes.get(octets);
        return ByteBuffer.wrap(octets);
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    String text() {
        return strings.get(number());
    }

    @Nullable
    String optionalText() {
        int index = number();
        return index == -1 ? null : strings.get(index);
    }

    TypeRef type() {
        TypeRef type = optionalType();
        if (type == null) {
            throw new IllegalArgumentException("a type is missing");
        }
        return type;
    }

    @Nullable
    TypeRef optionalType() {
        int index = number();
        if (index == -1) {
            return null;
        }
        if (index != -2) {
            return types.get(index);
        }
        TypeRef type = new TypeRef(text(), list(this::type), number());
        types.add(type);
        return type;
    }

    <T> List<T> list(Supplier<T> reader) {
        int count = size();
        if (count == 0) {
            return List.of();
        }
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(reader.get());
        }
        return elements;
    }

    /** Says that nothing more is expected. */
    void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("there is more than a unit");
        }
    }
}

package io.github.txguard.store;

import io.github.txguard.ir.TypeRef;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes numbers, strings and types; of the latter two each is written once. */
class ByteSink {
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<TypeRef, Integer> types = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);

    void number(int number) {
        number(bytes, number);
    }

    /** Seven bits a byte, the sign in the lowest, so that small numbers are short whatever their sign. */
    private static void number(ByteArrayOutputStream out, int number) {
        int rest = (number << 1) ^ (number >> 31);
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** A line of the file. */
    void line(int line) {
        number(line);
    }

    /** A place in the file. */
    void place(int line, int column) {
        number(line);
        number(column);
    }

    /** The number of a call site in its method. */
    void site(int site) {
        number(site);
    }

    void octet(byte octet) {
        bytes.write(octet);
    }

    void flag(boolean flag) {
        bytes.write(flag ? 1 : 0);
    }

    void text(@Nullable String text) {
        number(text == null ? -1 : index(text));
    }

    private int index(String text) {
        Integer known = strings.get(text);
        if (known == null) {
            known = strings.size();
            strings.put(text, known);
        }
        return known;
    }

    /** A type: its number, and what it is where the number is a new one. */
    void type(@Nullable TypeRef type) {
        if (type == null) {
            number(-1);
            return;
        }
        Integer known = types.get(type);
        if (known != null) {
            number(known);
            return;
        }
        // The arguments come first, as their numbers have to be smaller.
        number(-2);
        text(type.name());
        list(type.arguments(), this::type);
        number(type.dimensions());
        types.put(type, types.size());
    }

    <T> void list(Collection<T> elements, Consumer<T> writer) {
        number(elements.size());
        elements.forEach(writer);
    }

    byte[] toByteArray() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.size() * 2);
        number(all, strings.size());
        for (String string : strings.keySet()) {
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            // Lone surrogates can stand in literals, and have no UTF-8.
            boolean exact = new String(utf8, StandardCharsets.UTF_8).equals(string);
            number(all, exact ? utf8.length : -string.length());
            if (exact) {
                all.writeBytes(utf8);
            } else {
                string.chars().forEach(character -> number(all, character));
            }
        }
        all.writeBytes(bytes.toByteArray());
        return all.toByteArray();
    }
}

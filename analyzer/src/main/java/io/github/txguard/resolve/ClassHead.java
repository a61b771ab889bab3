package io.github.txguard.resolve;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The head of a class file: what the class inherits from. It ends where the members begin, so that most of the file need not be
 * read, nor decompressed.
 */
final class ClassHead {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIRST_BYTES = 2_048;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    private ClassHead(InputStream in) {
        this.in = in;
    }

    /**
     * Internal names of the superclass, if there is one, and of the interfaces.
     *
     * @param in a class file; it is not closed
     * @throws IOException if it cannot be read
     * @throws RuntimeException of some kind if it is no class file
     */
    static List<String> supertypes(InputStream in) throws IOException {
        return new ClassHead(in).supertypes();
    }

    private List<String> supertypes() throws IOException {
        int[] entries = new int[number(8)];
        int at = constants(entries);
        List<String> names = new ArrayList<>();
        if (number(at + 4) != 0) {
            names.add(className(entries, at + 4));
        }
        int interfaces = number(at + 6);
        for (int i = 0; i < interfaces; i++) {
            names.add(className(entries, at + 8 + 2 * i));
        }
        return List.copyOf(names);
    }

    private String className(int[] entries, int at) throws IOException {
        return Utf8.text(bytes, entries[number(entries[number(at)])]);
    }

    /**
     * Goes through the constant pool.
     *
     * @param entries where the contents of each class and text begin
     * @return where the pool ends
     */
    private int constants(int[] entries) throws IOException {
        int at = 10;
        for (int i = 1; i < entries.length; i++) {
            int tag = number(at) >> 8;
            entries[i] = tag == UTF8 || tag == CLASS ? at + 1 : 0;
            if (tag == 5 || tag == 6) {
                i++; // numbers of eight bytes take two places
            }
            at += 1 + length(tag, at + 1);
        }
        return at;
    }

    private int length(int tag, int at) throws IOException {
        return switch (tag) {
            case UTF8 -> 2 + number(at);
            case CLASS, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("no class file");
        };
    }

    private int number(int at) throws IOException {
        need(at + 2);
        return Utf8.unsignedShort(bytes, at);
    }

    private void need(int end) throws IOException {
        while (size < end) {
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            int more = in.read(bytes, size, bytes.length - size);
            if (more < 0) {
                throw new EOFException("class file is too short");
            }
            size += more;
        }
    }
}

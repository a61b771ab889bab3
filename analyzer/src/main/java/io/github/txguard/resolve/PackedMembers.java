package io.github.txguard.resolve;

import io.github.txguard.catalog.StubType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of a class file in few bytes. Of most types nobody asks for more than a handful, so a member is left as the file
 * has it until then.
 */
final class PackedMembers implements Members {
    private final Table methods;
    private final Table fields;

    private PackedMembers(Table methods, Table fields) {
        this.methods = methods;
        this.fields = fields;
    }

    @Override
    public List<StubType.Member> methods() {
        List<StubType.Member> all = new ArrayList<>(methods.size());
        for (int i = 0; i < methods.size(); i++) {
            all.add(methods.member(i));
        }
        return all;
    }

    @Override
    public List<StubType.Member> methods(String name) {
        List<StubType.Member> found = null;
        for (int i = methods.find(name, 0); i >= 0; i = methods.find(name, i + 1)) {
            found = found == null ? new ArrayList<>(2) : found;
            found.add(methods.member(i));
        }
        return found == null ? List.of() : found;
    }

    @Override
    public StubType.@Nullable Member field(String name) {
        int i = fields.find(name, 0);
        return i < 0 ? null : fields.member(i);
    }

    /** Members of one kind: of each the flags, name, descriptor and generic signature, this of no length when there is none. */
    private static final class Table {
        /** Hash codes of the names. */
        private final int[] hashes;
        /** Where the members begin. */
        private final int[] starts;

        private final byte[] bytes;

        Table(int[] hashes, int[] starts, byte[] bytes) {
            this.hashes = hashes;
            this.starts = starts;
            this.bytes = bytes;
        }

        int size() {
            return starts.length;
        }

        /** Number of the first member of the name, from a number on; less than 0 if there is none. */
        int find(String name, int from) {
            int hash = name.hashCode();
            for (int i = from; i < hashes.length; i++) {
                if (hashes[i] == hash && Utf8.text(bytes, starts[i] + 2).equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        StubType.Member member(int number) {
            int name = starts[number] + 2;
            int descriptor = after(name);
            int signature = after(descriptor);
            return new StubType.Member(
                    Utf8.text(bytes, name),
                    Utf8.unsignedShort(bytes, starts[number]),
                    Utf8.text(bytes, descriptor),
                    Utf8.unsignedShort(bytes, signature) == 0 ? null : Utf8.text(bytes, signature));
        }

        private int after(int text) {
            return text + 2 + Utf8.unsignedShort(bytes, text);
        }
    }

    /** Takes members from a class file. */
    static final class Builder {
        private final byte[] file;
        private final TableBuilder methods;
        private final TableBuilder fields;

        /**
         * Starts with none.
         *
         * @param file the bytes of the class file
         */
        Builder(byte[] file) {
            this.file = file;
            this.methods = new TableBuilder();
            this.fields = new TableBuilder();
        }

        /**
         * Adds a method.
         *
         * @param flags access flags
         * @param name where in the file its name stands
         * @param descriptor where its descriptor stands
         * @param signature where its generic signature stands, or 0
         */
        void method(int flags, int name, int descriptor, int signature) {
            methods.add(flags, name, descriptor, signature);
        }

        /** Adds a field, as {@link #method} does a method. */
        void field(int flags, int name, int descriptor, int signature) {
            fields.add(flags, name, descriptor, signature);
        }

        PackedMembers build() {
            return new PackedMembers(methods.build(), fields.build());
        }

        private final class TableBuilder {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
            private int[] hashes = {};
            private int[] starts = {};
            private int size;

            void add(int flags, int name, int descriptor, int signature) {
                if (size == starts.length) {
                    hashes = Arrays.copyOf(hashes, 4 + 2 * size);
                    starts = Arrays.copyOf(starts, 4 + 2 * size);
                }
                hashes[size] = Utf8.hash(file, name);
                starts[size++] = bytes.size();
                number(flags);
                text(name);
                text(descriptor);
                if (signature == 0) {
                    number(0);
                } else {
                    text(signature);
                }
            }

            private void number(int value) {
                bytes.write(value >> 8);
                bytes.write(value);
            }

            private void text(int at) {
                bytes.write(file, at, 2 + Utf8.unsignedShort(file, at));
            }

            Table build() {
                return new Table(Arrays.copyOf(hashes, size), Arrays.copyOf(starts, size), bytes.toByteArray());
            }
        }
    }
}

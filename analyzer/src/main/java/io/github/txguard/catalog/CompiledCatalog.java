package io.github.txguard.catalog;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The built-in rows in a form that is read in a few milliseconds; YAML takes a cold virtual machine most of a second. The
 * build writes it from the YAML files and packs it into the jar; where it is missing, as in an editor's build, the YAML
 * files are read.
 */
final class CompiledCatalog {
    private static final int NONE = Integer.MIN_VALUE;

    private CompiledCatalog() {}

    /**
     * Writes rows.
     *
     * @param entries rows
     * @throws IOException never, for nothing is written but memory
     */
    static byte[] write(List<ApiEntry> entries) throws IOException {
        Writer rows = new Writer();
        rows.number(entries.size());
        for (ApiEntry entry : entries) {
            rows.entry(entry);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(rows.strings.size());
        for (String string : rows.strings.keySet()) {
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        out.write(rows.bytes.toByteArray());
        return bytes.toByteArray();
    }

    /**
     * Reads rows.
     *
     * @param in what was written
     * @throws IOException if it cannot be read
     */
    static List<ApiEntry> read(InputStream in) throws IOException {
        Reader reader = new Reader(in.readAllBytes());
        int size = reader.number();
        List<ApiEntry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(reader.entry());
        }
        return entries;
    }

    private static final class Writer {
        private final Map<String, Integer> strings = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        private void number(int number) throws IOException {
            out.writeInt(number);
        }

        private void optional(@Nullable Integer number) throws IOException {
            out.writeInt(number == null ? NONE : number);
        }

        private void text(@Nullable String text) throws IOException {
            if (text == null) {
                out.writeInt(NONE);
                return;
            }
            Integer index = strings.get(text);
            if (index == null) {
                index = strings.size();
                strings.put(text, index);
            }
            out.writeInt(index);
        }

        private void constant(@Nullable Enum<?> constant) throws IOException {
            text(constant == null ? null : constant.name());
        }

        private void texts(@Nullable List<String> texts) throws IOException {
            optional(texts == null ? null : texts.size());
            if (texts != null) {
                for (String text : texts) {
                    text(text);
                }
            }
        }

        private void entry(ApiEntry entry) throws IOException {
            ApiPattern pattern = entry.pattern();
            Role role = role(entry);
            constant(role);
            text(entry.id());
            text(entry.library());
            text(entry.note());
            texts(pattern.types());
            out.writeBoolean(pattern.annotation());
            out.writeBoolean(pattern.exact());
            number(pattern.methods().size());
            for (MethodPattern method : pattern.methods()) {
                text(method.name());
                texts(method.parameters());
            }
            details(entry);
        }

        private void details(ApiEntry entry) throws IOException {
            if (entry instanceof TransactionEntry transaction) {
                constant(transaction.mode());
                text(transaction.family());
                text(transaction.propagation());
                text(transaction.propagationAttribute());
                constant(transaction.interception());
                text(transaction.publicOnlyWithout());
                constant(transaction.begins());
                constant(transaction.leaves());
                optional(transaction.function());
                out.writeBoolean(transaction.deferred());
                constant(transaction.ending());
                out.writeBoolean(transaction.classesOnly());
                out.writeBoolean(transaction.nonSql());
                conditions(transaction.when());
            } else if (entry instanceof BlockingEntry blocking) {
                constant(blocking.mode());
                text(blocking.kind());
                text(blocking.severity());
                text(blocking.timeout());
                conditions(blocking.when());
            } else if (entry instanceof DatabaseEntry database) {
                constant(database.mode());
                constant(database.writes());
                out.writeBoolean(database.binds());
                conditions(database.when());
            } else if (entry instanceof ExecutionEntry execution) {
                constant(execution.mode());
                optional(execution.function());
                out.writeBoolean(execution.repeats());
                text(execution.bus());
                conditions(execution.when());
            } else if (entry instanceof WiringEntry wiring) {
                constant(wiring.mode());
                constant(wiring.begins());
            }
        }

        private static Role role(ApiEntry entry) {
            if (entry instanceof TransactionEntry) {
                return Role.TRANSACTIONS;
            }
            if (entry instanceof BlockingEntry) {
                return Role.BLOCKING;
            }
            if (entry instanceof DatabaseEntry) {
                return Role.DATABASE;
            }
            return entry instanceof ExecutionEntry ? Role.EXECUTION : Role.WIRING;
        }

        private void conditions(List<When> conditions) throws IOException {
            number(conditions.size());
            for (When when : conditions) {
                number(when.argument());
                text(when.attribute());
                text(when.is());
                texts(when.types());
                text(when.text());
                out.writeBoolean(when.not());
            }
        }
    }

    private static final class Reader {
        private final ByteBuffer in;
        private final String[] strings;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
            strings = new String[in.getInt()];
            for (int i = 0; i < strings.length; i++) {
                int length = in.getInt();
                strings[i] = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
                in.position(in.position() + length);
            }
        }

        private boolean flag() {
            return in.get() != 0;
        }

        private int number() {
            return in.getInt();
        }

        private @Nullable Integer optional() {
            int number = in.getInt();
            return number == NONE ? null : Integer.valueOf(number);
        }

        private @Nullable String textOrNull() {
            int index = in.getInt();
            return index == NONE ? null : strings[index];
        }

        private String text() {
            return strings[in.getInt()];
        }

        private <E extends Enum<E>> E constant(Class<E> type) {
            return Enum.valueOf(type, text());
        }

        private @Nullable List<String> textsOrNull() {
            int size = in.getInt();
            if (size == NONE) {
                return null;
            }
            List<String> texts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                texts.add(text());
            }
            return texts;
        }

        private List<String> texts() {
            List<String> texts = textsOrNull();
            return texts == null ? List.of() : texts;
        }

        private ApiEntry entry() {
            Role role = constant(Role.class);
            String id = text();
            String library = text();
            String note = text();
            List<String> types = texts();
            boolean annotation = flag();
            boolean exact = flag();
            int size = number();
            List<MethodPattern> methods = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                methods.add(new MethodPattern(text(), textsOrNull()));
            }
            ApiPattern pattern = new ApiPattern(types, annotation, exact, methods);
            return switch (role) {
                case TRANSACTIONS -> transaction(id, library, pattern, note);
                case BLOCKING -> blocking(id, library, pattern, note);
                case DATABASE ->
                    new DatabaseEntry(
                            id,
                            library,
                            pattern,
                            constant(DatabaseEntry.Mode.class),
                            constant(DatabaseEntry.Writes.class),
                            flag(),
                            conditions(),
                            note);
                case EXECUTION -> {
                    ExecutionEntry.Mode mode = constant(ExecutionEntry.Mode.class);
                    yield new ExecutionEntry(
                            id, library, pattern, mode, optional(), flag(), textOrNull(), conditions(), note);
                }
                case WIRING -> {
                    WiringEntry.Mode mode = constant(WiringEntry.Mode.class);
                    String begins = textOrNull();
                    yield new WiringEntry(
                            id, library, pattern, mode, begins == null ? null : ConnectionState.valueOf(begins), note);
                }
            };
        }

        private TransactionEntry transaction(String id, String library, ApiPattern pattern, String note) {
            return new TransactionEntry(
                    id,
                    library,
                    pattern,
                    constant(TransactionEntry.Mode.class),
                    text(),
                    text(),
                    textOrNull(),
                    constant(TransactionEntry.Interception.class),
                    textOrNull(),
                    constant(ConnectionState.class),
                    constant(ConnectionState.class),
                    optional(),
                    flag(),
                    constant(TransactionEntry.Ending.class),
                    flag(),
                    flag(),
                    conditions(),
                    note);
        }

        private BlockingEntry blocking(String id, String library, ApiPattern pattern, String note) {
            BlockingEntry.Mode mode = constant(BlockingEntry.Mode.class);
            return new BlockingEntry(
                    id, library, pattern, text(), mode, textOrNull(), textOrNull(), conditions(), note);
        }

        private List<When> conditions() {
            int size = number();
            List<When> conditions = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                conditions.add(new When(number(), textOrNull(), textOrNull(), texts(), textOrNull(), flag()));
            }
            return conditions;
        }
    }
}

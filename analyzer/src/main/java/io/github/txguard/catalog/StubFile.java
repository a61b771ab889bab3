package io.github.txguard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The recorded types of one library, as text that is decoded type by type. Immutable. */
final class StubFile {
    private static final int HEXADECIMAL = 16;

    private final List<String> dictionary = new ArrayList<>();
    private final Map<String, List<String>> linesByType = new LinkedHashMap<>();

    private StubFile() {}

    /**
     * Reads a file.
     *
     * @param resource path below the catalog's folder
     */
    static StubFile read(String resource) {
        return parse(CatalogResources.text(resource));
    }

    /**
     * Splits a text into types.
     *
     * @param text text of a file
     */
    static StubFile parse(String text) {
        StubFile file = new StubFile();
        List<String> current = null;
        List<String> lines = text.lines().toList();
        int start = lines.indexOf("");
        file.dictionary.addAll(lines.subList(0, start));
        for (String line : lines.subList(start + 1, lines.size())) {
            if (current == null || line.charAt(0) != '\t') {
                current = new ArrayList<>();
                file.linesByType.put(line.substring(0, line.indexOf('\t')), current);
            }
            current.add(line);
        }
        return file;
    }

    /** Fully qualified names of the types, nested types with a dot. */
    List<String> names() {
        return linesByType.keySet().stream()
                .map(name -> name.replace('/', '.').replace('$', '.'))
                .toList();
    }

    /**
     * A type.
     *
     * @param internalName its name in the class file's notation
     */
    Optional<StubType> find(String internalName) {
        List<String> lines = linesByType.get(internalName);
        return lines == null ? Optional.empty() : Optional.of(decode(lines));
    }

    private StubType decode(List<String> lines) {
        String[] type = lines.get(0).split("\t", -1);
        String signature = field(type, 4);
        String parent = field(type, 2);
        String interfaces = field(type, 3);
        List<StubType.Member> members = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] member = line.split("\t", -1);
            String generic = field(member, 4);
            String descriptor = field(member, 3);
            if (descriptor == null) {
                descriptor = StubErasure.of(generic == null ? "" : generic, signature);
            }
            members.add(new StubType.Member(member[1], Integer.parseInt(member[2], HEXADECIMAL), descriptor, generic));
        }
        return new StubType(
                type[0],
                Integer.parseInt(type[1], HEXADECIMAL),
                signature,
                parent == null ? "java/lang/Object" : parent,
                interfaces == null ? List.of() : List.of(interfaces.split(" ", -1)),
                members);
    }

    private @Nullable String field(String[] fields, int index) {
        return index < fields.length && !fields[index].isEmpty() ? expand(fields[index]) : null;
    }

    private String expand(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            return text;
        }
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        while (hash >= 0) {
            expanded.append(text, from, hash);
            int end = hash + 1;
            while (end < text.length() && Character.digit(text.charAt(end), Character.MAX_RADIX) >= 0) {
                end++;
            }
            expanded.append(dictionary.get(Integer.parseInt(text.substring(hash + 1, end), Character.MAX_RADIX)));
            from = end;
            hash = text.indexOf('#', end);
        }
        return expanded.append(text, from, text.length()).toString();
    }
}

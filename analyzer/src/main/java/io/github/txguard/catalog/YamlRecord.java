package io.github.txguard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file, read key by key; what nobody asked for is an error. Every complaint is a
 * {@link CatalogSyntaxException} that knows its line.
 */
final class YamlRecord {
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private YamlRecord(Node node) {
        line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new CatalogSyntaxException(line, "expected keys and values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key");
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new CatalogSyntaxException(lineOf(tuple.getKeyNode()), "key '" + key + "' is given twice");
            }
            lines.put(key, lineOf(tuple.getKeyNode()));
        }
    }

    /**
     * The mapping that a whole document is.
     *
     * @param name name of the document, for YAML's own messages
     * @param yaml its text
     */
    static YamlRecord document(String name, String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            Node root = new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> new CatalogSyntaxException(0, "the file is empty"));
            return new YamlRecord(root);
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new CatalogSyntaxException(at, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new CatalogSyntaxException(0, "not YAML: " + firstLine(e));
        }
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }

    /** Line of the mapping, from 1. */
    int line() {
        return line;
    }

    /**
     * Whether the key is there.
     *
     * @param key key
     */
    boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /**
     * Text that must be there.
     *
     * @param key key
     */
    String text(String key) {
        String text = textOr(key, null);
        if (text == null || text.isEmpty()) {
            throw new CatalogSyntaxException(line, "'" + key + "' is missing");
        }
        return text;
    }

    /**
     * Text that may be missing.
     *
     * @param key key
     */
    @Nullable
    String textOrNull(String key) {
        return textOr(key, null);
    }

    /**
     * Text, empty when it is missing.
     *
     * @param key key
     */
    String textOrEmpty(String key) {
        String text = textOr(key, null);
        return text == null ? "" : text;
    }

    private @Nullable String textOr(String key, @Nullable String fallback) {
        known.add(key);
        Node value = values.get(key);
        return value == null ? fallback : scalar(value, "'" + key + "'");
    }

    /**
     * {@code true} or {@code false}; false when missing.
     *
     * @param key key
     */
    boolean flag(String key) {
        String text = textOrEmpty(key);
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw wrong(key, text, "true or false");
        };
    }

    /**
     * Number that may be missing; some words mean numbers.
     *
     * @param key key
     * @param word word that is accepted
     * @param meaning the number that the word means
     */
    @Nullable
    Integer number(String key, String word, int meaning) {
        String text = textOrNull(key);
        if (text == null) {
            return null;
        }
        if (text.equals(word)) {
            return meaning;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a number or " + word);
        }
    }

    /**
     * Texts of a list; one text alone stands for a list of one. Empty when missing.
     *
     * @param key key
     */
    List<String> texts(String key) {
        known.add(key);
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return textsOf(value, key);
    }

    private static List<String> textsOf(Node value, String key) {
        if (!(value instanceof SequenceNode sequence)) {
            return List.of(scalar(value, "'" + key + "'"));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            texts.add(scalar(item, "an item of '" + key + "'"));
        }
        return List.copyOf(texts);
    }

    /**
     * Lists of texts by name. Empty when missing.
     *
     * @param key key
     */
    Map<String, List<String>> textLists(String key) {
        known.add(key);
        Node value = values.get(key);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (value != null) {
            YamlRecord record = new YamlRecord(value);
            record.values.forEach((name, list) -> lists.put(name, textsOf(list, name)));
        }
        return lists;
    }

    /**
     * Mappings of a list; one mapping alone stands for a list of one. Empty when missing.
     *
     * @param key key
     */
    List<YamlRecord> records(String key) {
        List<YamlRecord> records = new ArrayList<>();
        for (Node item : nodes(key)) {
            records.add(new YamlRecord(item));
        }
        return records;
    }

    /**
     * Items of a list as they are, to be read one by one with {@link #of(Node)}.
     *
     * @param key key
     */
    List<Node> nodes(String key) {
        known.add(key);
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    /**
     * An item as a mapping.
     *
     * @param node item of {@link #nodes(String)}
     */
    static YamlRecord of(Node node) {
        return new YamlRecord(node);
    }

    /**
     * Constant of an enum that must be there, written in small letters with hyphens.
     *
     * @param key key
     * @param type enum
     */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return constant(key, text(key), type);
    }

    /**
     * Constant of an enum.
     *
     * @param key key
     * @param type enum
     * @param fallback constant that is meant when the key is missing
     */
    <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        String text = textOrNull(key);
        return text == null ? fallback : constant(key, text, type);
    }

    /**
     * Constant of an enum, or null when the key is missing.
     *
     * @param key key
     * @param type enum
     */
    <E extends Enum<E>> @Nullable E choiceOrNull(String key, Class<E> type) {
        String text = textOrNull(key);
        return text == null ? null : constant(key, text, type);
    }

    private <E extends Enum<E>> E constant(String key, String text, Class<E> type) {
        Set<String> names = new TreeSet<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
            names.add(name);
        }
        throw wrong(key, text, "one of " + String.join(", ", names));
    }

    /**
     * An error at a key.
     *
     * @param key key
     * @param text what stands there
     * @param expected what should
     */
    CatalogSyntaxException wrong(String key, String text, String expected) {
        return new CatalogSyntaxException(
                lines.getOrDefault(key, line), "'" + key + "' is '" + text + "' but must be " + expected);
    }

    /** Complains of keys that nobody asked for. */
    void rejectOthers() {
        for (Map.Entry<String, Integer> entry : lines.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new CatalogSyntaxException(
                        entry.getValue(),
                        "unknown key '" + entry.getKey() + "'; known here: " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private static String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new CatalogSyntaxException(lineOf(node), what + " must be a single value");
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}

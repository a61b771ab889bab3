package io.github.txguard.catalog;

import io.github.txguard.api.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of sinks, as {@code kinds.yml} lists them. Immutable. */
public final class Kinds {
    static final String RESOURCE = "kinds.yml";

    private final Map<String, KindInfo> kinds = new LinkedHashMap<>();

    Kinds(List<KindInfo> all) {
        all.forEach(kind -> kinds.put(kind.id(), kind));
    }

    /**
     * The kinds that come with the analyzer.
     *
     * @throws IllegalStateException if the resource is missing or broken
     */
    public static Kinds builtIn() {
        return Holder.BUILT_IN;
    }

    /**
     * What is known of a kind.
     *
     * @param id identifier of the kind
     */
    public Optional<KindInfo> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /** Every kind, in the order of the file. */
    public List<KindInfo> all() {
        return List.copyOf(kinds.values());
    }

    private static Kinds read() {
        List<KindInfo> all = new ArrayList<>();
        YamlRecord file = YamlRecord.document(RESOURCE, CatalogResources.text(RESOURCE));
        for (YamlRecord item : file.records("kinds")) {
            all.add(new KindInfo(
                    item.text("id"), item.choice("severity", Severity.class), item.text("title"), item.text("what")));
            item.rejectOthers();
        }
        return new Kinds(all);
    }

    private static final class Holder {
        private static final Kinds BUILT_IN = read();
    }
}

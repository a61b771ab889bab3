package io.github.txguard.rules;

import io.github.txguard.api.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The rules that come with the analyzer, read from their documents. */
public final class RuleBook {
    /** File that the build writes from the documents. */
    static final String COMPILED = "rules.bin";

    private final List<RuleInfo> rules;

    private RuleBook(List<RuleInfo> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * The rules that come with the analyzer. Read once.
     *
     * @throws IllegalStateException if a document is missing or wrong, which is a defect of the build
     */
    public static RuleBook builtIn() {
        return Holder.BUILT_IN;
    }

    private static final class Holder {
        private static final RuleBook BUILT_IN = new RuleBook(readBuiltIn());
    }

    private static List<RuleInfo> readBuiltIn() {
        try (InputStream in = RuleBook.class.getResourceAsStream(COMPILED)) {
            return in == null ? readDocuments() : CompiledRules.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read in the analyzer's jar: rules/" + COMPILED, e);
        }
    }

    /**
     * The rules as their documents have them.
     *
     * @throws IllegalStateException if a document is missing or wrong
     */
    static List<RuleInfo> readDocuments() {
        RuleDocumentReader reader = new RuleDocumentReader();
        return resource("index.txt")
                .lines()
                .map(id -> reader.read(id, resource(id + ".md")))
                .toList();
    }

    /** Every rule, in the order of ids. */
    public List<RuleInfo> rules() {
        return rules;
    }

    /**
     * The rule about a class of sink.
     *
     * @param kind class of sink, such as {@code http}
     */
    public Optional<RuleInfo> forKind(String kind) {
        return rules.stream().filter(rule -> rule.kinds().contains(kind)).findFirst();
    }

    private static String resource(String name) {
        try (InputStream in = RuleBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("rule document " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("rule document " + name + " cannot be read", e);
        }
    }
}

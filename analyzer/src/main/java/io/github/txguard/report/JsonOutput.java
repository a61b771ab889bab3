package io.github.txguard.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** JSON as it is written in order, indented by two blanks. */
final class JsonOutput {
    private final JsonGenerator json;

    private JsonOutput(JsonGenerator json) {
        this.json = json;
    }

    /** Some content of an object or array. */
    @FunctionalInterface
    interface Content {
        /**
         * Writes it.
         *
         * @throws IOException if the stream does
         */
        void write() throws IOException;
    }

    /** A whole document. */
    @FunctionalInterface
    interface Document {
        /**
         * Writes the members of the outermost object.
         *
         * @param json where to
         * @throws IOException if the stream does
         */
        void write(JsonOutput json) throws IOException;
    }

    /** Writes a document that is one object; the stream stays open. */
    static void write(OutputStream out, Document document) throws IOException {
        // Through a writer, which replaces half a surrogate pair; the generator for bytes would refuse it.
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator generator = factory.createGenerator(writer)) {
            generator.setPrettyPrinter(printer());
            JsonOutput json = new JsonOutput(generator);
            json.object(() -> document.write(json));
        }
        writer.write('\n');
        writer.flush();
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }

    void field(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    void field(String name, int value) throws IOException {
        json.writeNumberField(name, value);
    }

    void field(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void object(String name, Content content) throws IOException {
        json.writeFieldName(name);
        object(content);
    }

    void array(String name, Content content) throws IOException {
        json.writeArrayFieldStart(name);
        content.write();
        json.writeEndArray();
    }

    void object(Content content) throws IOException {
        json.writeStartObject();
        content.write();
        json.writeEndObject();
    }

    void strings(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}

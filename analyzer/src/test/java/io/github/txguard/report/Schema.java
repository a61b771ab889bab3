package io.github.txguard.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JSON schema among the files of the project. */
final class Schema {
    private final com.networknt.schema.Schema schema;

    private Schema(com.networknt.schema.Schema schema) {
        this.schema = schema;
    }

    static Schema read(Path file, SpecificationVersion version) throws IOException {
        return of(Files.readString(file), version);
    }

    static Schema of(String text, SpecificationVersion version) {
        return new Schema(SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON));
    }

    /** What is wrong with a document, as the validator says it. */
    List<String> errors(String document) {
        return schema.validate(document, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}

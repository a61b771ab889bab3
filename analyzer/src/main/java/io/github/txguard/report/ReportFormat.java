package io.github.txguard.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats in which a result can be written. */
public enum ReportFormat {
    /** For people. */
    TEXT("txguard.txt") {
        @Override
        public ReportWriter writer() {
            return new TextReport(TextStyle.PLAIN);
        }
    },
    /** For other programs; the schema stands in the documentation. */
    JSON("txguard.json") {
        @Override
        public ReportWriter writer() {
            return new JsonReport();
        }
    },
    /** SARIF 2.1.0, for code scanning services and editors. */
    SARIF("txguard.sarif") {
        @Override
        public ReportWriter writer() {
            return new SarifReport();
        }
    },
    /** SonarQube's format for issues of other tools. */
    SONAR("txguard-sonar.json") {
        @Override
        public ReportWriter writer() {
            return new SonarReport();
        }
    };

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** A new writer of this format. */
    public abstract ReportWriter writer();

    /** Name of the file in a folder of reports. */
    public String fileName() {
        return fileName;
    }

    /** Name as users write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of a name, in any case.
     *
     * @param id name as users write it
     */
    public static Optional<ReportFormat> of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The names that users may write, for messages. */
    public static String choices() {
        return Arrays.stream(values()).map(ReportFormat::id).collect(Collectors.joining(", "));
    }
}

package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/** A class of a generated shape, method by method. */
final class ShapeClass {
    private final String name;
    private final StringBuilder text = new StringBuilder();

    /**
     * Starts a class.
     *
     * @param name its simple name
     * @param service whether it is a service with transactions
     */
    ShapeClass(String name, boolean service) {
        this(name, service, "");
    }

    /**
     * Starts a class that implements or extends something.
     *
     * @param name its simple name
     * @param service whether it is a service with transactions
     * @param heritage such as "implements Step"; may be empty
     */
    ShapeClass(String name, boolean service, String heritage) {
        this.name = name;
        if (service) {
            text.append("import org.springframework.stereotype.Service;\n");
            text.append("import org.springframework.transaction.annotation.Transactional;\n\n@Service\n");
        }
        text.append("public class ").append(name).append(heritage.isEmpty() ? "" : " " + heritage);
        text.append(" {\n");
    }

    /** A class with a number of methods that wait: wait0, wait1 and so on. */
    static ShapeClass waiting(int methods) {
        ShapeClass waiting = new ShapeClass("Waiting", false);
        for (int i = 0; i < methods; i++) {
            waiting.method(
                    "public static void wait" + i + "(int millis)",
                    "try {",
                    "    Thread.sleep(millis); " + ProgramWriter.WAITS + sink(i),
                    "} catch (InterruptedException e) {",
                    "    Thread.currentThread().interrupt();",
                    "}");
        }
        return waiting;
    }

    /** The sink in the method {@code waitN} of {@link #waiting}. */
    static String sink(int method) {
        return "wait" + method;
    }

    /** Adds a member of one line, such as a field. */
    void member(String line) {
        text.append("    ").append(line).append('\n');
    }

    /** Adds a method; the signature without its brace. */
    void method(String signature, String... body) {
        text.append("\n    ").append(signature).append(" {\n");
        for (String line : body) {
            text.append("        ").append(line).append('\n');
        }
        text.append("    }\n");
    }

    /** Adds a transaction without parameters. */
    void transaction(String method, String... body) {
        text.append("\n    @Transactional");
        method("public void " + method + "()", body);
    }

    /** Writes the class. */
    void write(ProgramWriter out, String packageName) throws IOException {
        out.file(packageName, name, text + "}\n");
    }
}

package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/**
 * Methods that call each other one after the other, the last one waits. The transactions enter at the start, in the middle and
 * near the end.
 */
public final class DeepChain implements GeneratedProgram {
    private static final String PACKAGE = "com.example.chain";
    private static final int LINKS_PER_CLASS = 100;
    private static final int TRANSACTIONS = 10;

    private final int calls;

    /**
     * Describes a program.
     *
     * @param calls length of the chain, a multiple of 100
     */
    public DeepChain(int calls) {
        this.calls = calls;
    }

    @Override
    public void write(ProgramWriter out) throws IOException {
        int classes = calls / LINKS_PER_CLASS;
        for (int i = 0; i < classes; i++) {
            ShapeClass links = new ShapeClass("Links" + i, false);
            for (int j = 0; j < LINKS_PER_CLASS; j++) {
                int next = j + 1 < LINKS_PER_CLASS ? i : i + 1;
                int link = (j + 1) % LINKS_PER_CLASS;
                String call = next < classes
                        ? "Links%d.link%d(value + %d);".formatted(next, link, j % 3)
                        : "Waiting.wait0(value);";
                links.method("public static void link" + j + "(int value)", "if (value >= 0) {", "    " + call, "}");
            }
            links.write(out, PACKAGE);
        }
        ShapeClass.waiting(1).write(out, PACKAGE);
        ShapeClass service = new ShapeClass("EntryService", true);
        for (int i = 0; i < TRANSACTIONS; i++) {
            service.transaction("enter" + i, "Links%d.link0(%d);".formatted(i * classes / TRANSACTIONS, i));
            out.plant(PACKAGE + ".EntryService#enter" + i, ShapeClass.sink(0));
        }
        service.write(out, PACKAGE);
    }
}

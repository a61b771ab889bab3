package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/**
 * Very many transactions, each of which reaches very many calls that wait, all through one transaction in the middle: only that
 * one is to be reported.
 */
public final class ManyPairs implements GeneratedProgram {
    private static final String PACKAGE = "com.example.pairs";
    private static final int PER_CLASS = 100;

    private final int transactions;
    private final int sinks;

    /**
     * Describes a program.
     *
     * @param transactions number of transactions, a multiple of 100
     * @param sinks number of calls that wait, a multiple of 100
     */
    public ManyPairs(int transactions, int sinks) {
        this.transactions = transactions;
        this.sinks = sinks;
    }

    @Override
    public void write(ProgramWriter out) throws IOException {
        String[] calls = new String[sinks / PER_CLASS];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = "Part" + i + ".all(1);";
        }
        ShapeClass middle = new ShapeClass("MiddleService", true);
        middle.transaction("middle", calls);
        middle.write(out, PACKAGE);
        for (int i = 0; i < calls.length; i++) {
            ShapeClass part = new ShapeClass("Part" + i, false);
            String[] waits = new String[PER_CLASS];
            for (int j = 0; j < PER_CLASS; j++) {
                int sink = i * PER_CLASS + j;
                waits[j] = "Waiting.wait" + sink + "(value);";
                out.plant(PACKAGE + ".MiddleService#middle", ShapeClass.sink(sink));
            }
            part.method("public static void all(int value)", waits);
            part.write(out, PACKAGE);
        }
        ShapeClass.waiting(sinks).write(out, PACKAGE);
        for (int i = 0; i < transactions / PER_CLASS; i++) {
            ShapeClass service = new ShapeClass("Outer" + i + "Service", true);
            service.member("private final MiddleService middle;");
            service.method("public Outer" + i + "Service(MiddleService middle)", "this.middle = middle;");
            for (int j = 0; j < PER_CLASS; j++) {
                service.transaction("outer" + j, "middle.middle();");
            }
            service.write(out, PACKAGE);
        }
    }
}

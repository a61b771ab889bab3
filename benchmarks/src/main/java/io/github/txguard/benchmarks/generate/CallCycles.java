package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/** Rings of methods that call each other for ever; each ring also calls into the next, and in the last one a method waits. */
public final class CallCycles implements GeneratedProgram {
    private static final String PACKAGE = "com.example.cycles";
    private static final int RING = 50;

    private final int rings;

    /**
     * Describes a program.
     *
     * @param rings number of rings of 50 methods; a transaction enters each
     */
    public CallCycles(int rings) {
        this.rings = rings;
    }

    @Override
    public void write(ProgramWriter out) throws IOException {
        ShapeClass service = new ShapeClass("RingService", true);
        for (int i = 0; i < rings; i++) {
            ShapeClass ring = new ShapeClass("Ring" + i, false);
            String leave =
                    i + 1 < rings ? "Ring%d.turn%d(value / 2);".formatted(i + 1, i % RING) : "Waiting.wait0(value);";
            for (int j = 0; j < RING; j++) {
                String turn = "turn" + (j + 1) % RING + "(value - 1);";
                String other = j == RING / 2 ? leave : "turn" + (j * 7 + 3) % RING + "(value / 3);";
                ring.method(
                        "public static void turn" + j + "(int value)",
                        "if (value > " + j + ") {",
                        "    " + turn,
                        "    " + other,
                        "}");
            }
            ring.write(out, PACKAGE);
            service.transaction("enter" + i, "Ring" + i + ".turn0(" + i + ");");
            out.plant(PACKAGE + ".RingService#enter" + i, ShapeClass.sink(0));
        }
        ShapeClass.waiting(1).write(out, PACKAGE);
        service.write(out, PACKAGE);
    }
}

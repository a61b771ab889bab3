package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/** Layers of methods, each of which calls many of the next layer, so that the number of paths is beyond all counting. */
public final class DenseGraph implements GeneratedProgram {
    private static final String PACKAGE = "com.example.dense";
    private static final int WIDTH = 50;
    private static final int CALLS = 25;

    private final int layers;

    /**
     * Describes a program.
     *
     * @param layers number of layers of 50 methods with 25 calls each; a transaction enters each layer
     */
    public DenseGraph(int layers) {
        this.layers = layers;
    }

    @Override
    public void write(ProgramWriter out) throws IOException {
        ShapeClass service = new ShapeClass("LayerService", true);
        for (int i = 0; i < layers; i++) {
            ShapeClass layer = new ShapeClass("Layer" + i, false);
            for (int j = 0; j < WIDTH; j++) {
                String[] calls = new String[CALLS];
                for (int k = 0; k < CALLS; k++) {
                    calls[k] = i + 1 < layers
                            ? "Layer%d.node%d(value + %d);".formatted(i + 1, (j + 2 * k) % WIDTH, k)
                            : "Waiting.wait%d(value);".formatted(k);
                }
                layer.method("public static void node" + j + "(int value)", calls);
            }
            layer.write(out, PACKAGE);
            service.transaction("enter" + i, "Layer" + i + ".node" + i % WIDTH + "(1);");
            for (int k = 0; k < CALLS; k++) {
                out.plant(PACKAGE + ".LayerService#enter" + i, ShapeClass.sink(k));
            }
        }
        ShapeClass.waiting(CALLS).write(out, PACKAGE);
        service.write(out, PACKAGE);
    }
}

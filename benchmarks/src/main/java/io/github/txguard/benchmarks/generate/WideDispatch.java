package io.github.txguard.benchmarks.generate;

import java.io.IOException;

/**
 * An interface with very many classes, all of which are called in turn; none of them waits. The transactions wait after that,
 * in the class where they begin.
 */
public final class WideDispatch implements GeneratedProgram {
    private static final String PACKAGE = "com.example.dispatch";
    private static final int TRANSACTIONS = 100;

    private final int implementations;

    /**
     * Describes a program.
     *
     * @param implementations number of classes that implement the interface
     */
    public WideDispatch(int implementations) {
        this.implementations = implementations;
    }

    @Override
    public void write(ProgramWriter out) throws IOException {
        out.file(PACKAGE, "Step", "public interface Step {\n    int run(int value);\n}\n");
        for (int i = 0; i < implementations; i++) {
            ShapeClass step = new ShapeClass("Step" + i, false, "implements Step");
            step.member("private final Steps steps;");
            step.method("public Step" + i + "(Steps steps)", "this.steps = steps;");
            step.method(
                    "@Override public int run(int value)",
                    "int result = value % " + (i + 1) + ";",
                    "return result > 7 ? steps.again(result / 2) : result;");
            step.write(out, PACKAGE);
        }
        ShapeClass steps = new ShapeClass("Steps", false);
        steps.member("private final java.util.List<Step> all = new java.util.ArrayList<>();");
        for (int i = 0; i < implementations; i += 100) {
            String[] adding = new String[Math.min(100, implementations - i)];
            for (int j = 0; j < adding.length; j++) {
                adding[j] = "all.add(new Step" + (i + j) + "(this));";
            }
            steps.method("public void add" + i + "()", adding);
        }
        steps.method(
                "public int again(int value)",
                "int sum = 0;",
                "for (Step step : all) {",
                "    sum += step.run(value);",
                "}",
                "return sum;");
        steps.write(out, PACKAGE);
        ShapeClass.waiting(1).write(out, PACKAGE);
        ShapeClass service = new ShapeClass("StepService", true);
        service.member("private final Steps steps = new Steps();");
        for (int i = 0; i < TRANSACTIONS; i++) {
            service.transaction("enter" + i, "Waiting.wait0(steps.again(" + i + "));");
            out.plant(PACKAGE + ".StepService#enter" + i, ShapeClass.sink(0));
        }
        service.write(out, PACKAGE);
    }
}

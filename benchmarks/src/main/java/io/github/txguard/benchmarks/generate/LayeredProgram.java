package io.github.txguard.benchmarks.generate;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A program as people write them with Spring: packages with an entity, its repository, rules, a gateway to another system,
 * services and a controller, some of which use the package before. In each package three transactions wait, one of them five to
 * thirteen calls deep, and five do not.
 */
public final class LayeredProgram implements GeneratedProgram {
    private static final List<String> SUBJECTS = List.of(
            "Order",
            "Invoice",
            "Shipment",
            "Customer",
            "Contract",
            "Payment",
            "Product",
            "Booking",
            "Ticket",
            "Account",
            "Delivery",
            "Voucher",
            "Supplier",
            "Stock",
            "Claim",
            "Policy");

    private static final int DEPTHS = 9;

    private final long leastLines;

    /**
     * Describes a program.
     *
     * @param leastLines lines that it has at least; it ends with the package that reaches them
     */
    public LayeredProgram(long leastLines) {
        this.leastLines = leastLines;
    }

    @Override
    public void write(ProgramWriter out) throws IOException {
        Random random = new Random(20_26);
        String before = "";
        for (int i = 0; out.lines() < leastLines; i++) {
            String subject = SUBJECTS.get(i % SUBJECTS.size());
            String name = "com.example.m%04d.%s".formatted(i / SUBJECTS.size(), subject.toLowerCase(Locale.ROOT));
            new Domain(name, subject, before, 2 + i % DEPTHS, random).write(out);
            before = name + "." + subject;
        }
    }

    /**
     * One package.
     *
     * @param packageName its name
     * @param subject what it is about, the name of its entity
     * @param before package and subject of the package that it uses; empty for the first one
     * @param depth calls between its deep transaction and the call that waits
     * @param random where its sizes come from
     */
    private record Domain(String packageName, String subject, String before, int depth, Random random) {
        void write(ProgramWriter out) throws IOException {
            file(out, "", DataText.entity(6 + random.nextInt(9)));
            file(out, "Repository", DataText.REPOSITORY);
            file(out, "View", DataText.VIEW);
            file(out, "Rules", RuleText.rules(4 + random.nextInt(8)));
            file(out, "Report", RuleText.report(3 + random.nextInt(6)));
            file(out, "Gateway", GatewayText.GATEWAY);
            file(out, "HttpGateway", GatewayText.HTTP_GATEWAY);
            file(out, "Process", ServiceText.process(depth));
            file(out, "Service", ServiceText.service(!before.isEmpty()));
            file(out, "Controller", ServiceText.CONTROLLER);
            String service = packageName + "." + subject + "Service#";
            out.plant(service + "settle", packageName + " send");
            out.plant(service + "confirm", packageName + " notify");
            out.plant(service + "importAll", packageName + " pause");
        }

        private void file(ProgramWriter out, String suffix, String text) throws IOException {
            out.file(
                    packageName,
                    subject + suffix,
                    text.replace("{Other}", before.substring(before.lastIndexOf('.') + 1))
                            .replace("{other}", before.substring(0, Math.max(0, before.lastIndexOf('.'))))
                            .replace("{Name}", subject)
                            .replace("{name}", subject.toLowerCase(Locale.ROOT))
                            .replace("{package}", packageName));
        }
    }
}

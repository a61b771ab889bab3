package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A finding that the sample is known to have.
 *
 * @param rule rule without repository
 * @param held what is held
 * @param sink file and line of the call that waits
 * @param transaction type and method of the transaction, in short
 */
record Expected(String rule, String held, String sink, String transaction) {
    /** The findings that the sample lists beside its sources. */
    static List<Expected> ofShop() throws IOException {
        Path file = Settings.txguard().resolve("test-fixtures/shop/expected-findings.tsv");
        return Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(cells -> new Expected(cells[0], cells[1], cells[2], inShort(cells[3])))
                .toList();
    }

    /** {@code com.example.Shop#sell(long)} as {@code Shop.sell}. */
    private static String inShort(String method) {
        String type = method.substring(0, method.indexOf('#'));
        String name = method.substring(method.indexOf('#') + 1, method.indexOf('('));
        return type.substring(type.lastIndexOf('.') + 1) + "." + name;
    }

    /**
     * Whether an issue is this finding: same rule, it names the transaction, and it or the end of its path is at the call.
     *
     * @param issue an issue of any rule
     */
    boolean is(Issue issue) {
        List<Issue.Place> path = issue.path();
        Issue.Place end = path.isEmpty() ? issue.at() : path.get(path.size() - 1);
        boolean atSink = issue.at().toString().equals(sink) || end.toString().equals(sink);
        return issue.rule().endsWith(":" + rule) && atSink && issue.message().contains(transaction);
    }
}

package io.github.txguard.benchmarks.truth;

import java.util.List;

/** A label and findings around it. */
final class Examples {
    static final String ROOT_METHOD = "a.Shop#pay(Order,int)";

    private Examples() {}

    static Label label(String id, String confidence, String... features) {
        return new Label(
                id,
                "shop",
                "a/Shop.java",
                10,
                ROOT_METHOD,
                "a/Client.java",
                50,
                "x.Http#send",
                "http",
                List.of("a.Shop#pay@Shop.java:12", "a.Client#send@Client.java:50"),
                List.of(features),
                confidence,
                "",
                "");
    }

    static Negative negative(String strength) {
        return new Negative(
                "shop", "async", "a/Shop.java", 10, ROOT_METHOD, "a/Client.java", 50, strength, "it is", "", "");
    }

    static JudgedTransaction transaction(String status, String... categories) {
        return new JudgedTransaction("shop", "a/Shop.java", 10, ROOT_METHOD, status, List.of(categories));
    }

    static Reported finding(String rootMethod, int rootLine, String sinkFile, int sinkLine, String category) {
        return new Reported("shop", "a/Shop.java", rootLine, rootMethod, sinkFile, sinkLine, category);
    }
}

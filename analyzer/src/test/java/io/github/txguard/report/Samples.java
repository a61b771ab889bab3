package io.github.txguard.report;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.CallPath;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import java.util.ArrayList;
import java.util.List;

/** Results made by hand. */
final class Samples {
    private static final String ORDERS = "shop/src/main/java/shop/OrderService.java";
    private static final String PAYMENTS = "shop/src/main/java/shop/pay ment/Überweisung.java";

    private Samples() {}

    static AnalysisResult clean() {
        return new AnalysisResult(List.of(), List.of(), new Coverage(2, 2, 90, 7, 3, 12, 12, 1), TxGuard.rules());
    }

    static AnalysisResult full() {
        return new AnalysisResult(
                List.of(charge(), refund(), sleep()),
                List.of(
                        new Problem(Problem.Kind.SYNTAX, "shop/src/main/java/shop/Broken.java", 3, "expected ';'"),
                        new Problem(
                                Problem.Kind.CLASS_PATH,
                                "/elsewhere/lib.jar",
                                0,
                                "not a jar: zip END header not found")),
                new Coverage(4, 3, 1234, 60, 20, 1000, 987, 2),
                blindSpots(),
                TxGuard.rules());
    }

    private static List<BlindSpot> blindSpots() {
        List<BlindSpot> spots = new ArrayList<>();
        for (BlindSpot.Kind kind : BlindSpot.Kind.values()) {
            spots.add(new BlindSpot(
                    kind,
                    "com.acme.pay.*",
                    2,
                    1,
                    List.of(new BlindSpot.Member("Gateway.charge", 2)),
                    "shop.OrderService#placeOrder(Order)",
                    new SourceLocation(ORDERS, 29, 13)));
        }
        return spots;
    }

    static Finding charge() {
        return new Finding(
                "TXG001",
                "http",
                Severity.BLOCKER,
                Confidence.CERTAIN,
                HeldState.TRANSACTION_OPEN,
                "OrderService.placeOrder calls RestTemplate.postForObject while its transaction is open.",
                "Call it before or after.",
                "0f0f",
                new TransactionRef(
                        "Spring @Transactional",
                        "shop.OrderService#placeOrder(Order)",
                        new SourceLocation(ORDERS, 20, 5),
                        true),
                sink(),
                new CallPath(List.of(
                        new PathStep(
                                "shop.OrderService#placeOrder(Order)",
                                new SourceLocation(ORDERS, 23, 17),
                                "PaymentGateway.charge",
                                ""),
                        lastStep())));
    }

    /** The same with one call more before the others. */
    static Finding throughOneMore(Finding finding, String method) {
        List<PathStep> steps = new ArrayList<>();
        steps.add(new PathStep(
                "shop." + method.replace('.', '#') + "()",
                new SourceLocation(ORDERS, 7, 7),
                "OrderService.placeOrder",
                ""));
        steps.addAll(finding.path().steps());
        return new Finding(
                finding.rule(),
                finding.kind(),
                finding.severity(),
                finding.confidence(),
                finding.held(),
                finding.message(),
                finding.advice(),
                finding.fingerprint(),
                finding.transaction(),
                finding.sink(),
                new CallPath(steps));
    }

    private static Finding refund() {
        Finding charge = charge();
        return new Finding(
                charge.rule(),
                charge.kind(),
                charge.severity(),
                Confidence.LIKELY,
                charge.held(),
                "OrderService.refund calls RestTemplate.postForObject while its transaction is open.",
                charge.advice(),
                "1f1f",
                new TransactionRef(
                        "TransactionTemplate", "shop.OrderService#refund()", new SourceLocation(ORDERS, 120, 9), true),
                sink(),
                new CallPath(List.of(
                        new PathStep(
                                "shop.OrderService#refund()",
                                new SourceLocation(ORDERS, 121, 9),
                                "PaymentGateway.charge",
                                ""),
                        lastStep())));
    }

    private static Finding sleep() {
        SourceLocation here = new SourceLocation(ORDERS, 203, 0);
        return new Finding(
                "TXG002",
                "wait",
                Severity.MAJOR,
                Confidence.POSSIBLE,
                HeldState.CONNECTION_HELD,
                "OrderService.poll calls Thread.sleep while its connection is held.",
                "Wait outside.",
                "2f2f",
                new TransactionRef(
                        "JDBC setAutoCommit(false)",
                        "shop.OrderService#poll()",
                        new SourceLocation(ORDERS, 200, 0),
                        true),
                new SinkRef("java.lang.Thread#sleep", "wait.jdk.sleep", "shop.OrderService#poll()", here),
                new CallPath(List.of(new PathStep("shop.OrderService#poll()", here, "Thread.sleep", ""))),
                new SourceLocation(ORDERS, 201, 0));
    }

    /** An annotation without effect: nothing is held. */
    static Finding ineffective() {
        SourceLocation here = new SourceLocation(ORDERS, 210, 10);
        return new Finding(
                "TXG014",
                "ineffective",
                Severity.MAJOR,
                Confidence.LIKELY,
                HeldState.NOTHING_HELD,
                "OrderService.load runs without a transaction.",
                "Move it.",
                "3f3f",
                new TransactionRef("@Transactional", "shop.OrderService#load()", here, true),
                new SinkRef("shop.OrderService#load", "transaction.spring", "shop.OrderService#load()", here),
                new CallPath(List.of(new PathStep(
                        "shop.OrderService#start()", new SourceLocation(ORDERS, 9, 9), "OrderService.load", ""))));
    }

    private static SinkRef sink() {
        return new SinkRef(
                "org.springframework.web.client.RestTemplate#postForObject",
                "http.spring.resttemplate",
                "shop.Überweisung#charge(Money)",
                new SourceLocation(PAYMENTS, 41, 30));
    }

    private static PathStep lastStep() {
        return new PathStep(
                "shop.Überweisung#charge(Money)",
                new SourceLocation(PAYMENTS, 41, 30),
                "RestTemplate.postForObject",
                "implements PaymentGateway");
    }
}

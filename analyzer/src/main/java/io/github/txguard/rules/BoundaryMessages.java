package io.github.txguard.rules;

import io.github.txguard.flow.BoundaryIssue;
import io.github.txguard.flow.BoundaryIssue.Call;
import io.github.txguard.flow.Occurrence;
import io.github.txguard.ir.MethodModel;

/** Says in one sentence what is wrong at the boundary of a transaction. */
final class BoundaryMessages {
    private BoundaryMessages() {}

    /**
     * The sentence.
     *
     * @param issue what is wrong
     * @param label how the transaction is opened
     */
    static String of(BoundaryIssue issue, String label) {
        String place = place(issue);
        String opener = shortName(issue.opener().method());
        String transaction = "the transaction of " + opener + " (" + label + ")";
        return switch (issue.kind()) {
            case LEAK -> "The transaction that " + opener + " begins (" + label + ") stays open " + issue.detail();
            case IMPOSSIBLE ->
                issue.detail().equals("NEVER")
                        ? place + " must not run in a transaction (NEVER), but " + transaction
                                + " is open: the call throws"
                        : place + " needs its caller's transaction (" + issue.detail()
                                + "), but there is none: the call throws";
            case INEFFECTIVE ->
                issue.held().isOpen()
                        ? place + " runs in " + transaction + ": " + issue.detail()
                        : place + " runs without a transaction: " + issue.detail();
            case SECOND_CONNECTION ->
                place + " takes a second connection"
                        + (issue.detail().isEmpty() ? "" : " (" + issue.detail() + ")") + " while " + transaction
                        + " keeps the first";
            case LOST_WORK -> place + " writes after the commit of " + transaction + ": nobody commits it";
            case NEEDLESS_SCOPE ->
                "Every method of " + typeName(issue.place().code().method()) + " runs in a transaction ("
                        + label + "), but none uses the database, and "
                        + shortName(last(issue).caller().method())
                        + " calls " + last(issue).site().shortName();
        };
    }

    private static Occurrence.Hop last(BoundaryIssue issue) {
        return issue.hops().get(issue.hops().size() - 1);
    }

    private static String place(BoundaryIssue issue) {
        return issue.place() instanceof Call call
                ? call.site().shortName()
                : shortName(issue.place().code().method());
    }

    /** Type and name of a method, without package and parameters. */
    static String shortName(MethodModel method) {
        return typeName(method) + "." + method.name();
    }

    private static String typeName(MethodModel method) {
        String type = method.type();
        return type.substring(type.lastIndexOf('.') + 1);
    }
}

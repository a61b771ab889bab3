package io.github.txguard.report;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Explanation.Arrival;
import io.github.txguard.api.Explanation.Call;
import io.github.txguard.api.Explanation.Declaration;
import io.github.txguard.api.Explanation.Method;
import io.github.txguard.api.Explanation.Note;
import io.github.txguard.api.Explanation.Place;
import io.github.txguard.api.Explanation.Route;
import io.github.txguard.api.Explanation.Sink;
import io.github.txguard.api.Explanation.Target;
import io.github.txguard.api.Explanation.Why;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation for people. */
public final class ExplanationText {
    private static final String INDENT = "  ";
    private static final int PLAIN_NAMES = 8;

    private final Paint paint;
    private final Consumer<String> out;

    /**
     * A writer of explanations.
     *
     * @param style colours
     * @param out takes lines, without line ends
     */
    public ExplanationText(TextStyle style, Consumer<String> out) {
        this.paint = new Paint(style.coloured());
        this.out = out;
    }

    /**
     * Writes an explanation.
     *
     * @param explanation what to write
     */
    public void write(Explanation explanation) {
        Method method = explanation.method();
        if (method == null) {
            unanswered(explanation);
        } else {
            around(method);
            Route route = explanation.route();
            if (route == null) {
                inside(method);
            } else {
                write(route, String.valueOf(explanation.question().to()));
            }
        }
        List<Problem> losses =
                explanation.problems().stream().filter(Problem::isLoss).toList();
        if (!losses.isEmpty()) {
            heading(TextSummary.counted(losses.size(), "problem") + " that something may be missing for");
            losses.forEach(problem -> line(1, ProblemWords.line(problem)));
        }
    }

    private void unanswered(Explanation explanation) {
        String written = explanation.question().method();
        if (!explanation.matches().isEmpty()) {
            line(
                    0,
                    paint.bold(explanation.matches().size() + " methods are called " + written)
                            + "; name one of them:");
            explanation.matches().forEach(this::place);
            return;
        }
        line(
                0,
                paint.bold("No method is called " + written)
                        + (explanation.nearNames().isEmpty() ? "." : "; perhaps:"));
        explanation.nearNames().forEach(this::place);
    }

    private void place(Place place) {
        line(1, place.method() + INDENT + paint.faint(at(place.location())));
    }

    private void around(Method method) {
        line(
                0,
                paint.bold(method.place().method())
                        + INDENT
                        + paint.faint(at(method.place().location())));
        Declaration declaration = method.declaration();
        if (declaration != null) {
            heading("Declared transaction");
            String where = declaration.own() ? "" : ", inherited or of the class";
            line(1, declaration.kind() + ", " + declaration.propagation() + where + ": " + words(declaration.notes()));
        }
        if (!method.opens().isEmpty()) {
            heading("Transactions opened in it");
            method.opens().forEach(each -> line(1, each.kind() + INDENT + paint.faint(at(each.location()))));
        }
        arrivals(method);
    }

    private void inside(Method method) {
        calls(method);
        heading(method.waiting() == 0 ? "Nothing in it or below waits" : "Calls that wait, in it and below");
        method.sinks().forEach(this::sink);
        more(method.waiting() - method.sinks().size());
    }

    private void arrivals(Method method) {
        heading(
                method.transactions() == 0
                        ? "No transaction reaches it"
                        : TextSummary.counted(method.transactions(), "transaction")
                                + (method.transactions() == 1 ? " reaches it" : " reach it"));
        for (Arrival arrival : method.arrivals()) {
            TransactionRef transaction = arrival.transaction();
            line(
                    1,
                    name(transaction.method()) + " (" + transaction.kind()
                            + (transaction.begins() ? "" : ", a connection without a transaction") + "), "
                            + word(arrival.confidence()) + ", "
                            + held(arrival.held()) + INDENT + paint.faint(at(transaction.location())));
            arrival.path().forEach(this::step);
        }
        more(method.transactions() - method.arrivals().size());
    }

    private void step(PathStep step) {
        line(2, StepWords.of(step) + INDENT + paint.faint(at(step.location())));
    }

    private void more(int count) {
        if (count > 0) {
            line(1, paint.faint("and " + count + " more"));
        }
    }

    private void calls(Method method) {
        List<Call> plain = method.calls().stream().filter(Call::isPlain).toList();
        List<Call> others =
                method.calls().stream().filter(call -> !call.isPlain()).toList();
        if (!others.isEmpty()) {
            heading("Its calls");
            others.forEach(call -> call(call, 1));
        }
        if (!plain.isEmpty()) {
            Set<String> names = plain.stream().map(Call::callee).collect(Collectors.toCollection(LinkedHashSet::new));
            String list = names.stream().limit(PLAIN_NAMES).collect(Collectors.joining(", "));
            line(
                    1,
                    paint.faint(TextSummary.counted(plain.size(), "call") + " of code that does not wait: " + list
                            + (names.size() > PLAIN_NAMES ? ", …" : "")));
        }
    }

    private void call(Call call, int level) {
        HeldState held = call.held();
        String state = held == null || held == HeldState.NOTHING_HELD ? "" : " [" + held(held) + "]";
        String name = call.waits() ? paint.bad(call.callee()) : call.callee();
        line(
                level,
                call.location().line() + ": " + paint.bold(name) + state + separated(call.notes())
                        + (isShown(call) ? INDENT + paint.faint(call.declaration()) : ""));
        List<Target> plain = call.targets().stream().filter(Target::isPlain).toList();
        for (Target target : call.targets()) {
            if (!target.isPlain()) {
                target(target, level + 1);
            }
        }
        if (!plain.isEmpty() && plain.size() < call.targets().size()) {
            line(
                    level + 1,
                    paint.faint("also "
                            + plain.stream()
                                    .limit(3)
                                    .map(t -> name(t.place().method()))
                                    .collect(Collectors.joining(", "))
                            + (plain.size() > 3 ? " and " + (plain.size() - 3) + " more" : "")
                            + ": nothing below waits"));
        }
    }

    /** The declaration says more than the names do where a library is called, or nothing runs because of the call. */
    private static boolean isShown(Call call) {
        return call.targets().isEmpty() && !call.declaration().startsWith("?");
    }

    private void target(Target target, int level) {
        String reason = target.reason().isEmpty() ? "" : ", " + target.reason();
        line(
                level,
                "-> " + name(target.place().method()) + " (" + word(target.confidence()) + reason + ")"
                        + separated(target.notes()) + INDENT
                        + paint.faint(at(target.place().location())));
        target.calls().forEach(call -> call(call, level + 1));
    }

    private void sink(Sink sink) {
        List<PathStep> path = sink.path();
        String last = path.get(path.size() - 1).callee();
        line(
                1,
                paint.bad(last) + " (" + word(sink.confidence())
                        + (sink.sink().entry().isEmpty()
                                ? ""
                                : ", " + sink.sink().entry()) + "): "
                        + words(sink.notes()) + INDENT
                        + paint.faint(at(sink.sink().location())));
        if (path.size() > 1) {
            path.forEach(this::step);
        }
    }

    private void write(Route route, String to) {
        if (!route.found().isEmpty()) {
            heading("Ways to " + to);
            route.found().forEach(this::routeEnd);
            more(route.ways() - route.found().size());
            return;
        }
        heading("No way leads to " + to + (route.known() ? "" : ", which is not called from here, nor declared"));
        if (!route.ends().isEmpty()) {
            line(1, "Ways that one cannot follow end at:");
            for (Call call : route.ends()) {
                line(2, call.callee() + separated(call.notes()) + INDENT + paint.faint(at(call.location())));
            }
        }
    }

    private void routeEnd(Sink end) {
        boolean waits = !end.sink().entry().isEmpty();
        List<PathStep> path = end.path();
        line(
                1,
                paint.bold(path.get(path.size() - 1).callee()) + " (" + word(end.confidence()) + ")"
                        + (waits ? ": " + words(end.notes()) : "") + INDENT
                        + paint.faint(at(end.sink().location())));
        path.forEach(this::step);
    }

    private void heading(String text) {
        out.accept("");
        out.accept(paint.bold(text));
    }

    private void line(int level, String text) {
        out.accept(INDENT.repeat(level) + text);
    }

    private static String separated(List<Note> notes) {
        String words = words(notes);
        return words.isEmpty() ? "" : " - " + words;
    }

    private static String words(List<Note> notes) {
        List<String> words = new ArrayList<>();
        for (Note note : notes) {
            if (note.why() != Why.NOTHING_WAITS || notes.size() == 1) {
                words.add(WhyWords.of(note));
            }
        }
        return String.join("; ", words);
    }

    private static String name(String method) {
        String words = method.endsWith(" (lambda)") ? " (lambda)" : "";
        return MethodName.of(method).inShort() + words;
    }

    private static String word(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    private static String held(@Nullable HeldState held) {
        return held == null
                ? ""
                : switch (held) {
                    case NOTHING_HELD -> "nothing held yet";
                    case CONNECTION_HELD -> "connection held";
                    case TRANSACTION_OPEN -> "transaction open";
                    case LOCKS_HELD -> "rows locked";
                };
    }

    private static String at(SourceLocation location) {
        return location.file() + ":" + location.line();
    }
}

package io.github.txguard.cli;

import io.github.txguard.api.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that is written over while an analysis runs, and wiped at its end; notices stay. */
final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final String WIPE = "\r\u001b[K";
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private final PrintWriter out;
    private final boolean shown;
    private long last = System.nanoTime() - PAUSE_NANOS;

    /**
     * A line.
     *
     * @param console where it is written
     * @param shown whether there is one; without it only notices are written
     */
    ProgressLine(Console console, boolean shown) {
        this.console = console;
        this.out = console.err();
        this.shown = shown;
    }

    @Override
    public synchronized void progress(String stage, int done, int total) {
        long now = System.nanoTime();
        if (!shown || now - last < PAUSE_NANOS) {
            return;
        }
        last = now;
        out.print(WIPE
                + (total > 0
                        ? String.format(
                                Locale.ROOT, "txguard: %s %d %% (%d of %d)", stage, percent(done, total), done, total)
                        : String.format(Locale.ROOT, "txguard: %s %d", stage, done)));
        out.flush();
    }

    private static long percent(int done, int total) {
        return 100L * done / total;
    }

    @Override
    public synchronized void notice(String message) {
        close();
        console.error(message);
    }

    @Override
    public synchronized void close() {
        if (shown) {
            out.print(WIPE);
            out.flush();
        }
    }
}

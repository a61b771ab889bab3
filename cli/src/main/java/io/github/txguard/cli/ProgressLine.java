package io.github.txguard.cli;

import io.github.txguard.api.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that is written over while an analysis runs, and wiped at its end. */
final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final String WIPE = "\r\u001b[K";
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintWriter out;
    private long last = System.nanoTime() - PAUSE_NANOS;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void progress(String stage, int done, int total) {
        long now = System.nanoTime();
        if (now - last < PAUSE_NANOS) {
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
    public synchronized void close() {
        out.print(WIPE);
        out.flush();
    }
}

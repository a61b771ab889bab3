package io.github.txguard.sonar.program;

import io.github.txguard.api.ProgressListener;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an analysis on a thread of its own while the caller's looks whether somebody cancelled it, and says from time to time
 * how far it is.
 */
public final class CancellableAnalysis implements ProgressListener {
    private static final Logger LOG = LoggerFactory.getLogger(CancellableAnalysis.class);

    /** As much as the analyzer gives its own threads: deep expressions recurse deeply. */
    private static final long STACK_BYTES = 64L << 20;

    private static final long LOOK_MILLIS = 100;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final BooleanSupplier cancelled;
    private volatile boolean stopped;
    private volatile String state = "starting";

    private CancellableAnalysis(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /**
     * Runs an analysis.
     *
     * @param <T> type of its result
     * @param analysis the analysis; it is to tell the listener that it is given of its progress
     * @param cancelled whether somebody wants it to end
     * @throws CancellationException if somebody did
     */
    public static <T> T run(Function<ProgressListener, T> analysis, BooleanSupplier cancelled) {
        CancellableAnalysis listener = new CancellableAnalysis(cancelled);
        return listener.run(() -> analysis.apply(listener));
    }

    private <T> T run(Supplier<T> analysis) {
        FutureTask<T> task = new FutureTask<>(analysis::get);
        Thread thread = new Thread(null, task, "txguard", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        long told = System.nanoTime();
        try {
            while (true) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("it was cancelled");
                }
                if (System.nanoTime() - told > TELL_NANOS) {
                    LOG.info("TxGuard: still {}", state);
                    told = System.nanoTime();
                }
                try {
                    return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // not done yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("it was interrupted");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            stopped = true;
            thread.interrupt();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    @Override
    public void progress(String stage, int done, int total) {
        if (stopped) {
            throw new CancellationException("it was cancelled");
        }
        state = switch (stage) {
            case "parse" -> "parsing: " + done + " of " + total + " files";
            case "analyze" -> "following calls from transactions";
            default -> stage;
        };
    }

    @Override
    public void notice(String message) {
        LOG.info("TxGuard: {}", message);
    }
}

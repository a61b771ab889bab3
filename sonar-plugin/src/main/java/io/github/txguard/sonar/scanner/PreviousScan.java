package io.github.txguard.sonar.scanner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonar.api.batch.sensor.SensorContext;

/**
 * What the server kept of the previous scan. A program is analyzed as a whole, so the result is of use only if nothing has changed; that
 * is so in builds of branches that touch no Java, and in scans that are repeated.
 */
final class PreviousScan {
    private static final Logger LOG = LoggerFactory.getLogger(PreviousScan.class);
    private static final String KEY = "txguard:result:1";
    private static final int DIGEST_BYTES = 64;

    private final SensorContext context;
    private final String digest;

    /**
     * A look at the cache.
     *
     * @param context the scan
     * @param digest digest of all that this scan's analysis depends on
     */
    PreviousScan(SensorContext context, String digest) {
        this.context = context;
        this.digest = digest;
    }

    /** The result of the same analysis; null if the previous one was of something else. */
    @Nullable
    ScanResult result() {
        if (!context.previousCache().contains(KEY)) {
            return null;
        }
        try (InputStream in = context.previousCache().read(KEY)) {
            byte[] kept = in.readAllBytes();
            byte[] begin = Arrays.copyOf(kept, Math.min(kept.length, DIGEST_BYTES));
            if (!digest.equals(new String(begin, StandardCharsets.US_ASCII))) {
                return null;
            }
            ScanResult result = ScanResult.of(new ByteArrayInputStream(kept, DIGEST_BYTES, kept.length - DIGEST_BYTES));
            context.nextCache().copyFromPrevious(KEY);
            return result;
        } catch (IOException | RuntimeException e) {
            LOG.debug("TxGuard cannot use what was kept of the previous scan", e);
            return null;
        }
    }

    /**
     * Keeps a result for the next scan.
     *
     * @param result result
     */
    void keep(ScanResult result) {
        try {
            byte[] bytes = result.toBytes();
            byte[] kept = Arrays.copyOf(digest.getBytes(StandardCharsets.US_ASCII), DIGEST_BYTES + bytes.length);
            System.arraycopy(bytes, 0, kept, DIGEST_BYTES, bytes.length);
            context.nextCache().write(KEY, kept);
        } catch (IOException | RuntimeException e) {
            LOG.debug("TxGuard cannot keep its result for the next scan", e);
        }
    }
}

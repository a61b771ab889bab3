package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.WorkCounts;
import io.github.txguard.store.CorruptUnitException;
import io.github.txguard.store.RequestCodec;
import io.github.txguard.store.ResultCodec;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs in the process of a {@link Fork}: a request on the standard input, messages and the result on the standard output. */
public final class ForkMain implements ProgressListener {
    /** Who started it is told so often how far it is, and ends it if nobody wants the result any more. */
    private static final long TELL_MILLIS = 100;

    private final DataOutputStream out;
    private volatile @Nullable Progress latest;
    private volatile WorkCounts counts = WorkCounts.NONE;

    private ForkMain(DataOutputStream out) {
        this.out = out;
    }

    private record Progress(String stage, int done, int total) {}

    /**
     * Analyzes.
     *
     * @param arguments none
     * @throws Exception if the analysis fails, or nobody listens any more; whoever started it sees that there is no result
     */
    public static void main(String[] arguments) throws Exception {
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        new ForkMain(new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))))
                .run(ForkMessage.bytes(in));
    }

    /** Daemons do the work, so that the process ends with this thread, which sees whether anybody listens. */
    private void run(byte[] bytes) throws Exception {
        AnalysisRequest request = request(bytes);
        FutureTask<AnalysisResult> analysis = new FutureTask<>(() -> Pipeline.run(request));
        Thread thread = new Thread(null, analysis, "txguard", Workers.STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                AnalysisResult result = analysis.get(TELL_MILLIS, TimeUnit.MILLISECONDS);
                end(ResultCodec.encode(result));
                return;
            } catch (TimeoutException e) {
                tell();
            }
        }
    }

    private AnalysisRequest request(byte[] bytes) throws CorruptUnitException {
        return RequestCodec.decode(bytes).fork(false).progress(this).build();
    }

    private synchronized void tell() throws IOException {
        Progress now = latest;
        if (now != null) {
            ForkMessage.PROGRESS.begin(out);
            out.writeUTF(now.stage());
            out.writeInt(now.done());
            out.writeInt(now.total());
            out.flush();
        }
    }

    private synchronized void end(byte[] result) throws IOException {
        ForkMessage.WORKED.begin(out);
        ForkMessage.counts(out, counts);
        ForkMessage.RESULT.begin(out);
        ForkMessage.bytes(out, result);
        out.flush();
    }

    @Override
    public void progress(String stage, int done, int total) {
        latest = new Progress(stage, done, total);
    }

    @Override
    public synchronized void notice(String message) {
        try {
            ForkMessage.NOTICE.begin(out);
            ForkMessage.text(out, message);
            out.flush();
        } catch (IOException e) {
            // The thread that tells of progress will see it, too, and ends the process.
        }
    }

    @Override
    public void worked(WorkCounts done) {
        counts = done;
    }
}

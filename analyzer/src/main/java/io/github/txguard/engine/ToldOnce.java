package io.github.txguard.engine;

import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.WorkCounts;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of each thing once, though both processes of an analysis may see it.
 *
 * @param listener who is told
 * @param told notices so far
 */
record ToldOnce(ProgressListener listener, Set<String> told) implements ProgressListener {
    ToldOnce(ProgressListener listener) {
        this(listener, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void progress(String stage, int done, int total) {
        listener.progress(stage, done, total);
    }

    @Override
    public void notice(String message) {
        if (told.add(message)) {
            listener.notice(message);
        }
    }

    @Override
    public void worked(WorkCounts counts) {
        listener.worked(counts);
    }
}

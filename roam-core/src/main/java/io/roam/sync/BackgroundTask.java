package io.roam.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Work in a new thread. A failure of it is thrown where it is joined. */
final class BackgroundTask {
    private static final Executor NEW_THREAD = work -> new Thread(work, "roam-capture").start();

    private final CompletableFuture<Void> work;

    private BackgroundTask(CompletableFuture<Void> work) {
        this.work = work;
    }

    static BackgroundTask start(Runnable work) {
        return new BackgroundTask(CompletableFuture.runAsync(work, NEW_THREAD));
    }

    void join() {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}

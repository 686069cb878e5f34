package io.roam.cli.choice;

import io.roam.cli.pick.Candidate;
import io.roam.cli.pick.CandidateUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Synchronizes in a thread of its own while the user picks, and then offers what there is to pick from. */
final class BackgroundSync implements CandidateUpdates {
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Optional<List<Candidate>>> news = new AtomicReference<>(Optional.empty());

    private BackgroundSync() {}

    /**
     * Starts to synchronize.
     *
     * @param sync may fail: whoever continues a conversation synchronizes again, and reports it
     * @param candidates returns all of them, after the synchronization
     */
    static BackgroundSync start(Runnable sync, Supplier<List<Candidate>> candidates) {
        BackgroundSync started = new BackgroundSync();
        Thread thread = new Thread(() -> started.run(sync, candidates), "roam-background-sync");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    private void run(Runnable sync, Supplier<List<Candidate>> candidates) {
        try {
            sync.run();
            news.set(Optional.of(candidates.get()));
        } catch (RuntimeException | LinkageError e) { // an adapter may be its cause; what is known is offered
            return;
        } finally {
            ended.countDown();
        }
    }

    @Override
    public Optional<List<Candidate>> poll() {
        return news.getAndSet(Optional.empty());
    }

    @Override
    public boolean isPending() {
        return ended.getCount() > 0;
    }

    @Override
    public void await() {
        await(Duration.ofDays(1));
    }

    /** Waits for a moment, so that a run that is nearly done is not interrupted by the end of this program. */
    void awaitBriefly() {
        await(LEAVING);
    }

    private void await(Duration time) {
        try {
            ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

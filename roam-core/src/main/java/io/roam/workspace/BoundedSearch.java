package io.roam.workspace;

import com.google.common.base.Stopwatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Searches for clones in bounded time, also where a file system does not answer, such as one of a server that is off: the thread that waits for it is given
 * up, and the search begins again without that path.
 *
 * @param patience how long one look may take
 * @param limit how long all of it may take
 */
record BoundedSearch(CloneFinder finder, Duration patience, Duration limit) {
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final long CHECK_MILLIS = 100;

    /** Searches; {@code looks} makes what a search reports to. */
    FoundClones run(Collection<Path> clones, Supplier<PendingLook> looks) {
        Instant now = finder.machine().clock().instant();
        long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        FolderMemory folders = FolderMemory.read(finder.memory(), now);
        ProjectPlaces places = new ProjectPlaces(finder.machine());
        Stopwatch elapsed = Stopwatch.createStarted();
        while (true) {
            PendingLook look = looks.get();
            CloneSearch search = new CloneSearch(places, folders, look, nanos);
            Duration left = limit.minus(elapsed.elapsed());
            CompletableFuture<Boolean> running = start(() -> search.run(finder.named(), clones, left));
            Optional<Path> silent = await(running, look);
            silent.ifPresent(path -> folders.putSilent(path, now.plus(SILENCE)));
            if (silent.isEmpty() || elapsed.elapsed().compareTo(limit) >= 0) {
                boolean complete = silent.isEmpty() && running.getNow(false);
                folders.save(complete, finder.machine().disk());
                return new FoundClones(search.found(), complete);
            }
        }
    }

    private static CompletableFuture<Boolean> start(Supplier<Boolean> search) {
        CompletableFuture<Boolean> running = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        running.complete(search.get());
                    } catch (RuntimeException e) {
                        running.completeExceptionally(e);
                    }
                },
                "roam-clones");
        thread.setDaemon(true);
        thread.start();
        return running;
    }

    /** Waits until the search ends, or returns the path that does not answer. */
    private Optional<Path> await(CompletableFuture<Boolean> running, PendingLook look) {
        while (true) {
            try {
                running.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
                return Optional.empty();
            } catch (TimeoutException e) {
                Optional<Path> silent = look.overdue(patience);
                if (silent.isPresent()) {
                    return silent;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) { // the caller asks for the result, and gets the error
                return Optional.empty();
            }
        }
    }
}

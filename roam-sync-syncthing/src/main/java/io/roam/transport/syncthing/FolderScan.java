package io.roam.transport.syncthing;

import com.google.common.base.Throwables;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The scan that Syncthing was asked for last. Syncthing scans when it does not receive, so that it answers only minutes later if a connection is
 * dead: nobody waits for it, and no other one is asked for meanwhile.
 */
final class FolderScan {
    private static final String PATH = "/rest/db/scan?folder=" + FolderConfig.ID;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The number of files above which a scan of the whole folder is as fast. */
    private static final int SCANNED_ONE_BY_ONE = 64;

    private final Runnable onEnd;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> scanned = new HashSet<>();
    private CompletableFuture<?> scan = CompletableFuture.completedFuture(true);

    /** Creates one that runs {@code onEnd}, on any thread, when a scan has ended. */
    FolderScan(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /** Adds a file, by Syncthing's name for it, that Syncthing does not know yet, or not as it is now. */
    void add(String item) {
        waiting.add(item);
    }

    /** Whether all that was added is scanned. */
    boolean isDone() {
        return waiting.isEmpty() && scan.isDone();
    }

    /** Asks for a scan of what was added, unless one is under way; returns the number of files. */
    int start(RestClient client) {
        if (!scan.isDone()) {
            return 0;
        }
        if (scan.isCompletedExceptionally()) { // once more
            waiting.addAll(scanned);
        }
        scanned.clear();
        if (waiting.isEmpty()) {
            return 0;
        }
        scanned.addAll(waiting);
        waiting.clear();
        ask(client, items());
        return scanned.size();
    }

    private String items() {
        Set<String> items = scanned.size() > SCANNED_ONE_BY_ONE ? byLane() : scanned;
        return items.size() > SCANNED_ONE_BY_ONE
                ? ""
                : items.stream().map(item -> "&sub=" + RestClient.encode(item)).collect(Collectors.joining());
    }

    /** Returns what was added, with a lane in the place of its slots. */
    private Set<String> byLane() {
        return scanned.stream()
                .map(item -> LaneSlot.ofItem(item)
                        .map(slot -> LaneSlot.laneOf(slot.device()))
                        .orElse(item))
                .collect(Collectors.toSet());
    }

    /** Asks for a scan of the whole folder, unless one is under way, so that Syncthing notices that an obstacle is gone. */
    void startWhole(RestClient client) {
        if (scan.isDone()) {
            ask(client, "");
        }
    }

    private void ask(RestClient client, String items) {
        scan = client.startScan(PATH + items);
        try {
            scan.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            scan = scan.whenComplete((answer, failure) -> onEnd.run());
        } catch (ExecutionException e) { // the next exchange asks again
            Throwables.throwIfUnchecked(Objects.requireNonNull(e.getCause()));
            throw new SyncthingFailedException(
                    "Syncthing does not scan the shared folder", "", "check the log of Syncthing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.roam.transport.syncthing;

import com.google.common.base.Stopwatch;
import io.roam.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the events of an instance in a thread that polls. After a gap, in which events may have been missed, the caller must scan for
 * itself.
 */
final class EventListener implements AutoCloseable {
    /** Never changes: Syncthing numbers the events of each query separately. */
    private static final String QUERY =
            "/rest/events?events=ItemFinished,RemoteIndexUpdated,FolderCompletion,DeviceConnected,"
                    + "DeviceDisconnected,PendingDevicesChanged";

    private static final System.Logger LOG = System.getLogger(EventListener.class.getName());
    private static final int POLL_SECONDS = 60;
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(POLL_SECONDS + 15);
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(10);

    private final Runnable onNews;
    private final Map<String, Boolean> finished = new LinkedHashMap<>();
    private final Set<LaneSlot> finishedSlots = new LinkedHashSet<>();
    private final Map<String, String> failed = new TreeMap<>();
    private @Nullable Thread thread;
    private boolean gap = true;
    private boolean pending = true;
    private final Stopwatch sinceNews = Stopwatch.createUnstarted();

    /** Creates a listener that runs {@code ring} whenever there is something to do. */
    EventListener(Runnable ring) {
        this.onNews = ring;
    }

    /**
     * Follows that instance from now on.
     *
     * @param fresh whether the instance was just started, so that events are still to come
     */
    synchronized void follow(RestClient client, boolean fresh) {
        stop();
        gap = true;
        pending = true;
        failed.clear();
        sinceNews.reset();
        if (fresh) {
            sinceNews.start();
        }
        Thread next = new Thread(() -> listen(client), "roam-syncthing-events");
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    private synchronized void stop() {
        Thread now = thread;
        thread = null;
        if (now != null) {
            now.interrupt();
        }
    }

    private synchronized boolean isMine() {
        return Thread.currentThread() == thread;
    }

    private void listen(RestClient client) {
        try {
            long last = 0;
            for (JsonObject event : client.list(QUERY + "&since=0&limit=1&timeout=0", FIRST_TIMEOUT)) {
                last = event.number("id");
            }
            noteGap(); // the events before
            while (isMine()) {
                last = applyAll(client.list(QUERY + "&since=" + last + "&timeout=" + POLL_SECONDS, POLL_TIMEOUT), last);
            }
        } catch (SyncthingFailedException e) { // it has ended: the next exchange starts it again
            if (isMine()) {
                noteGap();
            }
        }
    }

    private long applyAll(List<JsonObject> events, long before) {
        long last = before;
        boolean news = false;
        for (JsonObject event : events) {
            if (event.number("id") != last + 1) {
                noteGap();
            }
            last = event.number("id");
            news |= apply(event);
        }
        if (news) {
            ring();
        }
        return last;
    }

    /** Applies an event, and returns whether there is something to receive; what peers announce or receive is not. */
    private synchronized boolean apply(JsonObject event) {
        String type = event.string("type");
        if (!type.equals("FolderCompletion")) { // Syncthing repeats it while nothing happens
            sinceNews.reset().start();
        }
        if (type.equals("PendingDevicesChanged")) {
            pending = true;
            return true;
        }
        return type.equals("ItemFinished") && applyFinished(event.object("data"));
    }

    private boolean applyFinished(JsonObject item) {
        String file = item.string("item");
        Optional<String> name = SharedFolder.nameOf(file);
        Optional<LaneSlot> slot = LaneSlot.ofItem(file);
        if (!item.string("folder").equals(FolderConfig.ID) || (name.isEmpty() && slot.isEmpty())) {
            return false;
        }
        Optional<String> error = item.optionalString("error");
        if (error.isPresent()) {
            failed.put(file, error.get());
        } else {
            failed.remove(file);
            boolean isDeleted = item.optionalString("action").orElse("").equals("delete");
            name.ifPresent(known -> finished.put(known, isDeleted));
            slot.ifPresent(finishedSlots::add);
        }
        return true;
    }

    /** Tells that there is something to do. What the listener throws is its own: the events go on. */
    void ring() {
        try {
            onNews.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener of Syncthing's news failed", e);
        }
    }

    private void noteGap() {
        synchronized (this) {
            gap = true;
            pending = true;
        }
        ring();
    }

    /** Returns the files that arrived or were deleted since the last call; true means deleted. */
    synchronized Map<String, Boolean> takeFinished() {
        Map<String, Boolean> all = new LinkedHashMap<>(finished);
        finished.clear();
        return all;
    }

    /** Returns the slots of lanes that changed since the last call. */
    synchronized Set<LaneSlot> takeFinishedSlots() {
        Set<LaneSlot> all = new LinkedHashSet<>(finishedSlots);
        finishedSlots.clear();
        return all;
    }

    /** Returns the files that arrived and could not be written, each with the reason. */
    synchronized Map<String, String> failedFiles() {
        return new TreeMap<>(failed);
    }

    /** Returns whether events may have been missed since the last call, and clears that. */
    synchronized boolean takeGap() {
        boolean was = gap;
        gap = false;
        return was;
    }

    /** Reports a gap, as something was not done and must be scanned for again. */
    synchronized void markGap() {
        gap = true;
    }

    /** Returns whether unknown devices may have tried to connect since the last call, and clears that. */
    synchronized boolean takePending() {
        boolean was = pending;
        pending = false;
        return was;
    }

    /** Whether nothing is to be received and no event came for that long. */
    synchronized boolean isQuiet(Duration time) {
        return finished.isEmpty()
                && finishedSlots.isEmpty()
                && !gap
                && (!sinceNews.isRunning() || sinceNews.elapsed().compareTo(time) > 0);
    }

    @Override
    public void close() {
        stop();
    }
}

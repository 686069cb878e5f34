package io.roam.transport.syncthing;

import com.google.common.base.Stopwatch;
import io.roam.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens in an instance, heard by a thread that asks again and again. Where something may have been missed there is a gap, and who
 * listens has to look for itself.
 */
final class EventListener implements AutoCloseable {
    /** One text for ever: each has a numbering of its own. */
    private static final String QUERY =
            "/rest/events?events=ItemFinished,RemoteIndexUpdated,FolderCompletion,DeviceConnected,"
                    + "DeviceDisconnected,PendingDevicesChanged";

    private static final int POLL_SECONDS = 60;
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(POLL_SECONDS + 15);
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(10);

    private final Runnable ring;
    private final Map<String, Boolean> finished = new LinkedHashMap<>();
    private final Map<String, String> failed = new TreeMap<>();
    private @Nullable Thread thread;
    private boolean gap = true;
    private boolean pending = true;
    private final Stopwatch sinceNews = Stopwatch.createUnstarted();

    /** Rings whenever there is something to do. */
    EventListener(Runnable ring) {
        this.ring = ring;
    }

    /**
     * Listens to that instance from now on.
     *
     * @param fresh whether it was started a moment ago: then there is news to come
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
            missed(); // what happened before
            while (isMine()) {
                last = applyAll(client.list(QUERY + "&since=" + last + "&timeout=" + POLL_SECONDS, POLL_TIMEOUT), last);
            }
        } catch (SyncthingFailedException e) { // it is gone: the next exchange starts it again
            if (isMine()) {
                missed();
            }
        }
    }

    private long applyAll(List<JsonObject> events, long before) {
        long last = before;
        boolean news = false;
        for (JsonObject event : events) {
            if (event.number("id") != last + 1) {
                missed();
            }
            last = event.number("id");
            news |= apply(event);
        }
        if (news) {
            ring.run();
        }
        return last;
    }

    /** Notes it; whether there is something to take. That a peer made known or took something is none: only who waits for it looks. */
    private synchronized boolean apply(JsonObject event) {
        String type = event.string("type");
        if (!type.equals("FolderCompletion")) { // that is told again and again while nothing happens
            sinceNews.reset().start();
        }
        if (type.equals("PendingDevicesChanged")) {
            pending = true;
            return true;
        }
        return type.equals("ItemFinished") && finished(event.object("data"));
    }

    private boolean finished(JsonObject item) {
        Optional<String> name = item.string("folder").equals(FolderConfig.ID)
                ? SharedFolder.nameOf(item.string("item"))
                : Optional.empty();
        name.ifPresent(file -> finished(file, item));
        return name.isPresent();
    }

    private void finished(String file, JsonObject item) {
        Optional<String> error = item.optionalString("error");
        if (error.isPresent()) {
            failed.put(file, error.get());
        } else {
            failed.remove(file);
            finished.put(file, item.optionalString("action").orElse("").equals("delete"));
        }
    }

    private void missed() {
        synchronized (this) {
            gap = true;
            pending = true;
        }
        ring.run();
    }

    /** The names of files that came or went since the last call; true: went. */
    synchronized Map<String, Boolean> takeFinished() {
        Map<String, Boolean> all = new LinkedHashMap<>(finished);
        finished.clear();
        return all;
    }

    /** The files that came and could not be written, each with the reason. */
    synchronized Map<String, String> failedFiles() {
        return new TreeMap<>(failed);
    }

    /** Whether something may have been missed since the last call. */
    synchronized boolean takeGap() {
        boolean was = gap;
        gap = false;
        return was;
    }

    /** Something was not done, and has to be looked for once more. */
    synchronized void markGap() {
        gap = true;
    }

    /** Whether strangers may have knocked since the last call. */
    synchronized boolean takePending() {
        boolean was = pending;
        pending = false;
        return was;
    }

    /** Whether there is nothing to take, and nothing has happened for that long. */
    synchronized boolean isQuiet(Duration time) {
        return finished.isEmpty()
                && !gap
                && (!sinceNews.isRunning() || sinceNews.elapsed().compareTo(time) > 0);
    }

    @Override
    public void close() {
        stop();
    }
}

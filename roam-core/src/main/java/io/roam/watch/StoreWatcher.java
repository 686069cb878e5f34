package io.roam.watch;

import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells when something happens in some folders. The first change is told at once but for the few milliseconds in which a program
 * finishes its line; of those that follow closely, some together, as no transport carries them one by one.
 */
final class StoreWatcher implements AutoCloseable {
    private static final WatchEvent.Kind<?>[] ALL = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };
    private static final long FIRST_MILLIS = 3;
    private static final long APART_MILLIS = 250;

    private final Runnable onChange;
    private final WatchService service;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();
    private final Set<Path> changedFolders = new HashSet<>();
    private final Thread thread;

    StoreWatcher(FileSystem files, Runnable onChange) {
        this.onChange = onChange;
        try {
            this.service = files.newWatchService();
        } catch (IOException e) {
            throw new DiskException("cannot be told of changes", Path.of(""), e);
        }
        this.thread = new Thread(this::listen, "roam-store-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Watches exactly these folders, but those that do not exist. A new one counts as changed, as it may have changed before. */
    void watch(Set<Path> folders) {
        keys.forEach((folder, key) -> {
            if (!folders.contains(folder) || !key.isValid()) {
                key.cancel();
                keys.remove(folder);
            }
        });
        Set<Path> before = Set.copyOf(keys.keySet());
        folders.stream()
                .filter(folder -> !before.contains(folder) && Files.isDirectory(folder))
                .forEach(this::register);
        if (!before.containsAll(keys.keySet())) {
            onChange.run();
        }
    }

    /** Returns the folders that changed since the last call, or may have changed before they were watched. */
    Set<Path> takeChanged() {
        collect(service.poll());
        synchronized (changedFolders) {
            Set<Path> all = Set.copyOf(changedFolders);
            changedFolders.clear();
            return all;
        }
    }

    private void collect(WatchKey first) {
        synchronized (changedFolders) {
            for (WatchKey next = first; next != null; next = service.poll()) {
                changedFolders.add((Path) next.watchable());
                next.pollEvents();
                next.reset();
            }
        }
    }

    private void register(Path folder) {
        try {
            keys.put(folder, folder.register(service, ALL));
            synchronized (changedFolders) {
                changedFolders.add(folder);
            }
        } catch (IOException e) { // deleted meanwhile, or too many are watched: the regular full scan finds its changes
            keys.remove(folder);
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                TimeUnit.MILLISECONDS.sleep(FIRST_MILLIS);
                collect(key);
                onChange.run();
                TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
            }
        } catch (InterruptedException | ClosedWatchServiceException e) { // it is closed
            return;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            service.close();
        } catch (IOException e) { // it goes with the process
            return;
        }
    }
}

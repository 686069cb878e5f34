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

    private final Runnable changed;
    private final WatchService service;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();
    private final Set<Path> heard = new HashSet<>();
    private final Thread thread;

    StoreWatcher(FileSystem files, Runnable changed) {
        this.changed = changed;
        try {
            this.service = files.newWatchService();
        } catch (IOException e) {
            throw new DiskException("cannot be told of changes", Path.of(""), e);
        }
        this.thread = new Thread(this::listen, "roam-store-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * From now on changes in exactly these folders are told; those that are not there are passed over. Of a new one it is
     * told at once, as something may have happened in it before.
     */
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
            changed.run();
        }
    }

    /** The folders in which something happened since this was asked last, or may have before they were watched. */
    Set<Path> changed() {
        hear(service.poll());
        synchronized (heard) {
            Set<Path> all = Set.copyOf(heard);
            heard.clear();
            return all;
        }
    }

    private void hear(WatchKey first) {
        synchronized (heard) {
            for (WatchKey next = first; next != null; next = service.poll()) {
                heard.add((Path) next.watchable());
                next.pollEvents();
                next.reset();
            }
        }
    }

    private void register(Path folder) {
        try {
            keys.put(folder, folder.register(service, ALL));
            synchronized (heard) {
                heard.add(folder);
            }
        } catch (IOException e) { // gone meanwhile, or there are too many: the slow look finds what happens there
            keys.remove(folder);
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                TimeUnit.MILLISECONDS.sleep(FIRST_MILLIS);
                hear(key);
                changed.run();
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

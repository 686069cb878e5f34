package io.roam.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when something happens in some folders. The first change is told at once but for the few milliseconds in which a program
 * finishes its line; of those that follow closely, some together, as no transport carries them one by one.
 *
 * <p>The system limits how many programs may be told of changes, and of how many folders. Where a limit is reached, folders stay unwatched.
 */
final class StoreWatcher implements AutoCloseable {
    private static final WatchEvent.Kind<?>[] ALL = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };
    private static final long FIRST_MILLIS = 3;
    private static final long APART_MILLIS = 250;

    private final FileSystem files;
    private final Runnable onChange;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();
    private final Set<Path> changedFolders = new HashSet<>();
    private Optional<String> obstacle = Optional.empty();
    private @Nullable WatchService service;
    private @Nullable Thread thread;

    StoreWatcher(FileSystem files, Runnable onChange) {
        this.files = files;
        this.onChange = onChange;
    }

    /** Watches exactly these folders, but those that do not exist. A new one counts as changed, as it may have changed before. */
    void watch(Set<Path> folders) {
        obstacle = Optional.empty();
        WatchService open = service();
        if (open == null) {
            return;
        }
        keys.forEach((folder, key) -> {
            if (!folders.contains(folder) || !key.isValid()) {
                key.cancel();
                keys.remove(folder);
            }
        });
        Set<Path> before = Set.copyOf(keys.keySet());
        folders.stream()
                .filter(folder -> !before.contains(folder) && Files.isDirectory(folder))
                .forEach(folder -> register(folder, open));
        if (!before.containsAll(keys.keySet())) {
            onChange.run();
        }
    }

    /** Returns the system's service, asking for it again where it was refused before. */
    private @Nullable WatchService service() {
        if (service == null) {
            try {
                start(files.newWatchService());
            } catch (IOException | UnsupportedOperationException e) { // each call tries again
                obstacle = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return service;
    }

    private void start(WatchService opened) {
        Thread listening = new Thread(() -> listen(opened), "roam-store-watch");
        listening.setDaemon(true);
        service = opened;
        thread = listening;
        listening.start();
    }

    /** Whether the system tells of changes at all. */
    boolean isTold() {
        return service != null;
    }

    /** Returns why some folders are not watched, in the system's words. */
    Optional<String> obstacle() {
        return obstacle;
    }

    /** Returns the folders that changed since the last call, or may have changed before they were watched. */
    Set<Path> takeChanged() {
        WatchService open = service;
        if (open != null) {
            collect(open.poll(), open);
        }
        synchronized (changedFolders) {
            Set<Path> all = Set.copyOf(changedFolders);
            changedFolders.clear();
            return all;
        }
    }

    private void collect(@Nullable WatchKey first, WatchService open) {
        synchronized (changedFolders) {
            for (WatchKey next = first; next != null; next = open.poll()) {
                changedFolders.add((Path) next.watchable());
                next.pollEvents();
                next.reset();
            }
        }
    }

    private void register(Path folder, WatchService open) {
        try {
            keys.put(folder, folder.register(open, ALL));
            synchronized (changedFolders) {
                changedFolders.add(folder);
            }
        } catch (NoSuchFileException | NotDirectoryException e) { // deleted meanwhile
            keys.remove(folder);
        } catch (IOException e) { // too many are watched: the regular full scan finds its changes
            keys.remove(folder);
            obstacle = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void listen(WatchService open) {
        try {
            while (true) {
                WatchKey key = open.take();
                TimeUnit.MILLISECONDS.sleep(FIRST_MILLIS);
                collect(key, open);
                onChange.run();
                TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
            }
        } catch (InterruptedException | ClosedWatchServiceException e) { // it is closed
            return;
        }
    }

    @Override
    public void close() {
        WatchService open = service;
        Thread listening = thread;
        if (open == null || listening == null) {
            return;
        }
        listening.interrupt();
        try {
            open.close();
        } catch (IOException e) { // it goes with the process
            return;
        }
    }
}

package io.roam.workspace;

import com.google.common.base.Stopwatch;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Searches places for clones, level by level. It stays on the file system of each place, follows no links, enters neither hidden folders nor clones,
 * and lists only folders that changed since the last search. It looks at no mounted file system of another machine, unless the user named it, and at nothing
 * that did not answer.
 */
final class CloneSearch {
    private static final int MOST_FOLDERS = 20_000;
    private static final int MOST_ENTRIES = 10_000;

    /** A folder that changed so shortly before it was listed may change again within the same tick of its clock. */
    private static final long TICK_NANOS = Duration.ofSeconds(2).toNanos();

    private static final Set<String> SKIPPED = ImmutableSet.of(
            "$RECYCLE.BIN",
            "DerivedData",
            "Pods",
            "System Volume Information",
            "__pycache__",
            "bin",
            "bower_components",
            "build",
            "dist",
            "lost+found",
            "node_modules",
            "obj",
            "out",
            "pkg",
            "target",
            "vendor",
            "venv");

    private final ProjectPlaces places;
    private final FolderMemory memory;
    private final PendingLook look;
    private final long now;
    private final Optional<String> user;
    private final Deque<Visit> next = new ArrayDeque<>();
    private final Map<Path, Integer> visited = new HashMap<>();
    private final Map<Path, FoundClone> found = new ConcurrentHashMap<>();

    private record Visit(Path folder, int levels, SearchPlace place, String device) {}

    /**
     * A search that has not begun.
     *
     * @param look is told at which path the search looks
     * @param now the time in nanoseconds since 1970
     */
    CloneSearch(ProjectPlaces places, FolderMemory memory, PendingLook look, long now) {
        this.places = places;
        this.memory = memory;
        this.look = look;
        this.now = now;
        this.user = FolderAttributes.read(places.home()).map(FolderAttributes::owner);
    }

    /**
     * Searches for at most that long, in at most so many folders.
     *
     * @param named the folders that the user named
     * @param clones working trees that are known
     * @return whether the time was enough
     */
    boolean run(Collection<Path> named, Collection<Path> clones, Duration limit) {
        Stopwatch elapsed = Stopwatch.createStarted();
        for (SearchPlace place : places.find(named, clones, this::mayLook)) {
            attributes(place.folder())
                    .ifPresent(at -> next.add(new Visit(place.folder(), place.levels(), place, at.device())));
        }
        boolean inTime = true;
        while (!next.isEmpty() && inTime && visited.size() < MOST_FOLDERS) {
            inTime = elapsed.elapsed().compareTo(limit) < 0;
            visit(next.remove());
        }
        look.end();
        return inTime;
    }

    /** Whether a path may be looked at, as now happens. */
    private boolean mayLook(Path path) {
        boolean may = !memory.isSilent(path);
        if (may) {
            look.begin(path);
        }
        return may;
    }

    private Optional<FolderAttributes> attributes(Path path) {
        return mayLook(path) ? FolderAttributes.read(path) : Optional.empty();
    }

    /** Returns the clones that were found. */
    Collection<FoundClone> found() {
        return found.values();
    }

    private void visit(Visit at) {
        if (visited.getOrDefault(at.folder(), -1) >= at.levels()) {
            return;
        }
        visited.put(at.folder(), at.levels());
        attributes(at.folder())
                .filter(attributes ->
                        attributes.isFolder() && attributes.device().equals(at.device()))
                .ifPresent(attributes -> enter(at, attributes));
    }

    private void enter(Visit at, FolderAttributes attributes) {
        boolean home = at.folder().equals(places.home());
        SearchedFolder listing = memory.find(at.folder())
                .filter(known -> isCurrent(known, attributes, at))
                .orElseGet(() -> list(at, attributes, home));
        if (isSettled(listing)) {
            memory.put(at.folder(), listing);
        }
        listing.config().filter(clone -> mayUse(at, attributes)).ifPresent(clone -> add(at.folder(), clone));
        for (String name : listing.folders().orElse(List.of())) {
            int levels = listing.config().isPresent() ? 0 : home ? places.levelsBelow(name) : at.levels() - 1;
            Path folder = at.folder().resolve(name);
            if (levels >= 0 && (at.levels() > 0 || listing.config().isPresent()) && !places.isRemoteMount(folder)) {
                next.add(new Visit(folder, levels, at.place(), at.device()));
            }
        }
    }

    private boolean isSettled(SearchedFolder listing) {
        long changed = Math.max(
                listing.modified(), listing.config().map(CloneConfig::modified).orElse(0L));
        return changed < now - TICK_NANOS;
    }

    private static boolean isCurrent(SearchedFolder known, FolderAttributes attributes, Visit at) {
        return known.modified() == attributes.modified()
                && (known.folders().isPresent() || at.levels() == 0)
                && known.config().map(CloneConfig::isCurrent).orElse(true);
    }

    /** A clone of another user, into which that user may have put anything, is none of this one. */
    private boolean mayUse(Visit at, FolderAttributes attributes) {
        return at.place().named() || user.filter(attributes.owner()::equals).isPresent();
    }

    private void add(Path top, CloneConfig clone) {
        if (!clone.remotes().isEmpty()) {
            found.put(top, new FoundClone(top, clone.isLinked(top), clone.remotes()));
        }
    }

    private SearchedFolder list(Visit at, FolderAttributes attributes, boolean home) {
        Optional<GitRepository> repository = home ? Optional.empty() : GitRepository.findAt(at.folder());
        if (repository.isPresent()) {
            return new SearchedFolder(
                    attributes.modified(),
                    Optional.of(new SubmodulePaths(at.folder()).read()),
                    Optional.of(CloneConfig.read(repository.get())));
        }
        Optional<List<String>> folders = at.levels() == 0 ? Optional.empty() : Optional.of(foldersIn(at.folder()));
        return new SearchedFolder(attributes.modified(), folders, Optional.empty());
    }

    private List<String> foldersIn(Path folder) {
        List<String> names = new ArrayList<>();
        int entries = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                String name = String.valueOf(entry.getFileName());
                if (isSearched(name)
                        && !places.isRemoteMount(entry)
                        && attributes(entry).filter(FolderAttributes::isFolder).isPresent()) {
                    names.add(name);
                }
                entries++;
                if (entries == MOST_ENTRIES) {
                    break;
                }
            }
        } catch (IOException
                | DirectoryIteratorException e) { // a folder that cannot be read holds no clone of the user
            return names;
        }
        names.sort(null);
        return names;
    }

    private static boolean isSearched(String name) {
        return !name.startsWith(".") && !name.endsWith(".git") && !name.endsWith(".app") && !SKIPPED.contains(name);
    }
}

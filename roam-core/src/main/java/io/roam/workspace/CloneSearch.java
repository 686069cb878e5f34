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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches places for clones, level by level. It stays on the file system of each place, follows no links, enters neither hidden folders nor clones,
 * and lists only folders that changed since the last search.
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
    private final long now;
    private final Optional<String> user;
    private final Deque<Visit> next = new ArrayDeque<>();
    private final Map<Path, Integer> visited = new HashMap<>();
    private final Map<Path, FoundClone> found = new LinkedHashMap<>();

    private record Visit(Path folder, int levels, SearchPlace place, String device) {}

    /**
     * A search that has not begun.
     *
     * @param now the time in nanoseconds since 1970
     */
    CloneSearch(ProjectPlaces places, FolderMemory memory, long now) {
        this.places = places;
        this.memory = memory;
        this.now = now;
        this.user = FolderAttributes.read(places.home()).map(FolderAttributes::owner);
    }

    /** Searches for at most that long, in at most so many folders; returns whether the time was enough. */
    boolean run(Collection<SearchPlace> from, Duration limit) {
        Stopwatch elapsed = Stopwatch.createStarted();
        for (SearchPlace place : from) {
            FolderAttributes.read(place.folder())
                    .ifPresent(at -> next.add(new Visit(place.folder(), place.levels(), place, at.device())));
        }
        boolean inTime = true;
        while (!next.isEmpty() && inTime && visited.size() < MOST_FOLDERS) {
            inTime = elapsed.elapsed().compareTo(limit) < 0;
            visit(next.remove());
        }
        return inTime;
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
        FolderAttributes.read(at.folder())
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
            if (levels >= 0 && (at.levels() > 0 || listing.config().isPresent())) {
                next.add(new Visit(at.folder().resolve(name), levels, at.place(), at.device()));
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

    private static List<String> foldersIn(Path folder) {
        List<String> names = new ArrayList<>();
        int entries = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                String name = String.valueOf(entry.getFileName());
                if (isSearched(name)
                        && FolderAttributes.read(entry)
                                .filter(FolderAttributes::isFolder)
                                .isPresent()) {
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

package io.roam.workspace;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds clones on this machine: below the folders that the user named, below the usual folders of projects, and next to clones that are known.
 *
 * @param named the folders that the user named
 * @param memory the file that remembers what the folders held
 */
public record CloneFinder(Machine machine, List<Path> named, Path memory) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    public CloneFinder {
        named = List.copyOf(named);
    }

    /** Searches now; {@code clones} are the working trees that are known. */
    FoundClones search(Collection<Path> clones) {
        ProjectPlaces places = new ProjectPlaces(machine);
        FolderMemory folders = FolderMemory.read(memory);
        Instant now = machine.clock().instant();
        CloneSearch search =
                new CloneSearch(places, folders, TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
        boolean complete = search.run(places.find(named, clones), LIMIT);
        folders.save(complete, machine.disk());
        return new FoundClones(search.found(), complete);
    }
}

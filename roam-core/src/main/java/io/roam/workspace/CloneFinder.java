package io.roam.workspace;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Finds clones on this machine: below the folders that the user named, below the usual folders of projects, and next to clones that are known.
 *
 * @param named the folders that the user named
 * @param memory the file that remembers what the folders held
 */
public record CloneFinder(Machine machine, List<Path> named, Path memory) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public CloneFinder {
        named = List.copyOf(named);
    }

    /** Searches now; {@code clones} are the working trees that are known. */
    FoundClones search(Collection<Path> clones) {
        return new BoundedSearch(this, PATIENCE, LIMIT).run(clones, PendingLook::new);
    }

    /** Returns the folders that did not answer the last search: no clones are looked for in them for a while. */
    public List<Path> silentFolders() {
        return FolderMemory.read(memory, machine.clock().instant()).silent();
    }
}

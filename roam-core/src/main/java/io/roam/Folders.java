package io.roam;

import io.roam.api.NotPossibleException;
import io.roam.api.UnplacedProject;
import io.roam.operation.OpenHome;
import io.roam.operation.ProjectFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the projects of other devices are on this one. Thread-safe. A change holds from the next synchronization on. */
public final class Folders {
    private final OpenHome home;

    Folders(OpenHome home) {
        this.home = home;
    }

    private ProjectFolders folders() {
        return new ProjectFolders(home.requireUsable());
    }

    /** Returns the local folder of each mapped folder or remote, in the order in which they were set. */
    public Map<String, String> mappings() {
        return folders().mappings();
    }

    /**
     * Maps a folder or remote of any machine to a local folder.
     *
     * @throws NotPossibleException if it is neither
     */
    public void map(String from, Path to) {
        folders().map(from, to);
    }

    /** Removes a mapping; returns whether there was one. What was placed because of it stays. */
    public boolean unmap(String from) {
        return folders().unmap(from);
    }

    /** Returns the folders that the user named, below which clones are looked for, as well as below the usual ones. */
    public List<Path> searched() {
        return folders().searched();
    }

    /** Adds a folder below which clones are searched; returns whether it is new. */
    public boolean search(Path folder) {
        return folders().search(folder);
    }

    /** Removes a folder that the user named for the search of clones; returns whether it was named. */
    public boolean unsearch(Path folder) {
        return folders().unsearch(folder);
    }

    /** Returns the projects of other devices that have no folder here, those with the most conversations first. */
    public List<UnplacedProject> unplaced() {
        return folders().unplaced();
    }
}

package io.roam.place;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.RemoteFolder;
import java.nio.file.Path;
import java.util.Optional;

/** Translates between folders as roam records them and paths of this machine: for a remote folder the store has a place of its own. */
record FolderPaths(HistoryStore store) {
    /** Returns the path of a recorded folder; empty if it is remote, and the tool was never used with it here. */
    Optional<Path> find(String folder) {
        Optional<RemoteFolder> remote = RemoteFolder.parse(folder);
        return remote.isPresent() ? store.placeOf(remote.get()) : Optional.of(Path.of(folder));
    }

    /** Returns the folder to be recorded for a path. */
    String nameOf(Path path) {
        return store.remoteFolderAt(path).map(RemoteFolder::toString).orElseGet(path::toString);
    }
}

package io.roam.workspace;

import java.util.List;
import java.util.Optional;

/**
 * What a folder held when a search for clones looked into it.
 *
 * @param modified when the folder was modified last
 * @param folders the folders in it to search, or of a clone its submodules, as paths below it; empty if it was not listed
 * @param config the remotes, if the folder is a clone
 */
record SearchedFolder(long modified, Optional<List<String>> folders, Optional<CloneConfig> config) {
    SearchedFolder {
        folders = folders.map(List::copyOf);
    }
}

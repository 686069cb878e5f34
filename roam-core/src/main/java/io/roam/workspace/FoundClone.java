package io.roam.workspace;

import java.nio.file.Path;
import java.util.List;

/**
 * A clone that a search found.
 *
 * @param top its working tree
 * @param linked whether it is a linked working tree or a submodule
 * @param remotes its remotes, the one that identifies the repository first
 */
record FoundClone(Path top, boolean linked, List<GitRemote> remotes) {
    private static final int OTHER_REMOTE = 2;
    private static final int LINKED = 1;

    /** Returns how far the clone is from being the clone of a remote: 0 is the best, negative is none at all. */
    int distanceFrom(GitRemote remote) {
        int place = remotes.indexOf(remote);
        return place < 0 ? -1 : (place == 0 ? 0 : OTHER_REMOTE) + (linked ? LINKED : 0);
    }
}

package io.roam.workspace;

import io.roam.spi.Reason;
import java.nio.file.Path;
import java.util.List;

/** The local folder of a workspace, or why there is none. */
public sealed interface Resolution {
    /**
     * The workspace has a local folder.
     *
     * @param folder the folder; it exists
     * @param how why it is this folder, as a clause for the user
     * @param others further folders that match, the last used first
     */
    record Found(Path folder, String how, List<Path> others) implements Resolution {
        /** Copies the list. */
        public Found {
            others = List.copyOf(others);
        }
    }

    /**
     * The workspace has no known local folder.
     *
     * @param reason why, with a command that helps, in which the user replaces the words in capitals
     * @param candidates the folders of which the user has to choose one; empty if there are none
     */
    record Unplaced(Reason reason, List<Path> candidates) implements Resolution {
        /** Copies the list. */
        public Unplaced {
            candidates = List.copyOf(candidates);
        }

        /** Returns that no folder was found. */
        public Unplaced(Reason reason) {
            this(reason, List.of());
        }
    }
}

package io.roam.workspace;

import java.nio.file.Path;
import java.util.List;

/** Which folder of this machine a workspace is. */
public sealed interface Resolution {
    /**
     * It is here.
     *
     * @param folder the folder; it exists
     * @param how why it is this one, as a clause for the user
     * @param others further folders that fit as well, the one used last first
     */
    record Found(Path folder, String how, List<Path> others) implements Resolution {
        /** Makes one; the list is copied. */
        public Found {
            others = List.copyOf(others);
        }
    }

    /**
     * No folder here is known to be it.
     *
     * @param reason why, as a clause for the user
     * @param remedy the command that tells, with a word in capitals where the user has to say something
     */
    record Unplaced(String reason, String remedy) implements Resolution {}
}

package io.roam.place;

import io.roam.chain.Hash;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param explicit whether the user asked for something of this very conversation: then its age and its absence do not matter, and a session whose tool
 *     gives no sure sign is written all the same
 * @param branch a chain value: only what continues it is asked for; empty: the whole conversation
 * @param folder where it is to go; empty: where its workspace is
 * @param dry nothing is written
 * @param copy whether the branch is to get one more session, which goes another way
 */
public record PlacementRequest(
        boolean explicit, Optional<Hash> branch, Optional<Path> folder, boolean dry, boolean copy) {
    /** What a synchronization does by itself. */
    public static final PlacementRequest NONE =
            new PlacementRequest(false, Optional.empty(), Optional.empty(), false, false);

    /** The user asks for a conversation, or one of its branches, to be placed. */
    public static PlacementRequest of(Optional<Hash> branch, Optional<Path> folder) {
        return new PlacementRequest(true, branch, folder, false, false);
    }

    /** A branch is to get one more session, in that folder. */
    public static PlacementRequest copy(Hash head, Path folder) {
        return new PlacementRequest(true, Optional.of(head), Optional.of(folder), false, true);
    }

    /** The same; {@code nothing}: nothing is written. */
    public PlacementRequest dry(boolean nothing) {
        return new PlacementRequest(explicit, branch, folder, nothing, copy);
    }
}

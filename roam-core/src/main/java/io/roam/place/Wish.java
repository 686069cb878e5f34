package io.roam.place;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param asked whether the user asked for this very conversation: then its age and its absence do not matter, and a session whose tool
 *     gives no sure sign is written all the same
 * @param folder where it is to go; empty: where its workspace is
 * @param dry nothing is written
 */
public record Wish(boolean asked, Optional<Path> folder, boolean dry) {
    /** What a synchronization does by itself. */
    public static final Wish NONE = new Wish(false, Optional.empty(), false);
}

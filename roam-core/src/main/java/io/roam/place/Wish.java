package io.roam.place;

import io.roam.chain.Hash;
import io.roam.pool.Node;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param asked whether the user asked for this very conversation: then its age and its absence do not matter, and a session whose tool
 *     gives no sure sign is written all the same
 * @param folder where it is to go; empty: where its workspace is
 * @param dry nothing is written
 * @param branch the chain value of the head that is asked for; empty: all of them
 */
public record Wish(boolean asked, Optional<Path> folder, boolean dry, Optional<Hash> branch) {
    /** What a synchronization does by itself. */
    public static final Wish NONE = new Wish(false, Optional.empty(), false, Optional.empty());

    /** The whole conversation. */
    public static Wish all(Optional<Path> folder) {
        return new Wish(true, folder, false, Optional.empty());
    }

    /** One branch of it. */
    public static Wish branch(Hash head) {
        return new Wish(true, Optional.empty(), false, Optional.of(head));
    }

    /** The same, but nothing is written. */
    public Wish dried(boolean really) {
        return new Wish(asked, folder, really, branch);
    }

    boolean wantsAll() {
        return asked && branch.isEmpty();
    }

    boolean wants(Node head) {
        return branch.filter(chain -> !chain.equals(head.chain().value())).isEmpty();
    }
}

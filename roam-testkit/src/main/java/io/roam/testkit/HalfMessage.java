package io.roam.testkit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A message of which a tool has written half, as when it is interrupted. */
final class HalfMessage {
    private final StoreFiles before;
    private final StoreFiles after;
    private final Set<Path> changed;

    private HalfMessage(StoreFiles before, StoreFiles after) {
        this.before = before;
        this.after = after;
        this.changed = after.changedSince(before);
    }

    /** Has a message written below a folder, and takes half of it back; returns what writes it whole, or empty if only databases changed. */
    static Optional<Runnable> write(Path root, Runnable say) {
        StoreFiles before = StoreFiles.below(root);
        say.run();
        HalfMessage message = new HalfMessage(before, StoreFiles.below(root));
        message.changed.forEach(message::halve);
        return message.changed.isEmpty() ? Optional.empty() : Optional.of(message::complete);
    }

    private void halve(Path file) {
        byte[] whole = after.content(file);
        byte[] old = before.content(file);
        boolean grown = whole.length > old.length && Arrays.equals(old, Arrays.copyOf(whole, old.length));
        int from = grown ? old.length : 0;
        before.overwrite(file, Arrays.copyOf(whole, from + (whole.length - from) / 2));
    }

    private void complete() {
        changed.forEach(file -> after.overwrite(file, after.content(file)));
    }
}

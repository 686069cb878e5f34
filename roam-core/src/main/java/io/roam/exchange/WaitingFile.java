package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.PackId;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with batches that do not count yet. However many of them are opened, a pack is read once. Thread-safe. */
public final class WaitingFile {
    private final Path path;
    private SoftReference<PackFile> pack = new SoftReference<>(null);

    WaitingFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Opens a batch in it, which the caller closes. */
    BatchFile open(BatchId id) {
        return PackId.ofFile(path).isPresent() ? openPack().find(id).orElseThrow() : BatchFile.open(path);
    }

    private synchronized PackFile openPack() {
        @Nullable PackFile known = pack.get();
        if (known == null) {
            known = PackFile.open(path);
            pack = new SoftReference<>(known);
        }
        return known;
    }
}

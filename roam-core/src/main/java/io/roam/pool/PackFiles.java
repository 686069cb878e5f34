package io.roam.pool;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.roam.batch.PackFile;
import java.nio.file.Path;

/** Opens packs, and remembers those that were opened last. Thread-safe. */
final class PackFiles {
    private static final long MAX_BYTES = 32 << 20;

    private final Cache<Path, PackFile> open = CacheBuilder.newBuilder()
            .maximumWeight(MAX_BYTES)
            .concurrencyLevel(1) // else each part of the cache may hold a part of the weight only
            .weigher((Path path, PackFile pack) -> pack.memoryBytes())
            .build();

    PackFile open(Path file) {
        PackFile known = open.getIfPresent(file);
        if (known == null) {
            known = PackFile.open(file);
            open.put(file, known);
        }
        return known;
    }

    void forget(Path file) {
        open.invalidate(file);
    }
}

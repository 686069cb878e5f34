package io.roam.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves symbolic links, also of a path that no longer exists in part or as a whole. */
final class RealPath {
    private RealPath() {}

    static Path resolve(Path path) {
        Path plain = path.normalize();
        for (@Nullable Path at = plain; at != null; at = at.getParent()) {
            Optional<Path> real = existing(at);
            if (real.isPresent()) {
                return real.get().resolve(at.relativize(plain)).normalize();
            }
        }
        return plain;
    }

    private static Optional<Path> existing(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

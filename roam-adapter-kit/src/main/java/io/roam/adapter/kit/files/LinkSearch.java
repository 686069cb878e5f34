package io.roam.adapter.kit.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the link on the way to a file: roam writes nothing through a link, or outside the root. */
public final class LinkSearch {
    private LinkSearch() {}

    /** Returns the first step from the root to a file that is a link; the file itself if it is not below the root. */
    public static Optional<Path> findObstacle(Path root, Path file) {
        if (!file.normalize().startsWith(root) || !file.normalize().equals(file) || file.equals(root)) {
            return Optional.of(file);
        }
        Path step = root;
        for (Path name : root.relativize(file)) {
            step = step.resolve(name);
            if (Files.isSymbolicLink(step)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}

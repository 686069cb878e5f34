package io.roam.adapter.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what stands in the way of a file: nothing is written through a link, or out of the root. */
final class LinkSearch {
    private LinkSearch() {}

    /** Returns the first step from the root to a file that is a link; the file itself if it is not below the root. */
    static Optional<Path> findObstacle(Path root, Path file) {
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

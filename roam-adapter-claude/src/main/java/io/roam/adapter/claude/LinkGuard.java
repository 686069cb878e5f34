package io.roam.adapter.claude;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Finds links below the configuration folder, so that nothing is written outside of it. */
final class LinkGuard {
    private final Path config;

    LinkGuard(Path config) {
        this.config = config;
    }

    /** Returns what prevents {@code file} from being written: a link or a file in place of a folder, or a folder in its place. */
    Optional<Path> obstacleToFile(Path file) {
        return obstacleToFolder(file.resolveSibling(""))
                .or(() -> exists(file) && !isFile(file) ? Optional.of(file) : Optional.empty());
    }

    /** Returns what prevents {@code folder} from being created or used. */
    Optional<Path> obstacleToFolder(Path folder) {
        if (!folder.startsWith(config) || !folder.normalize().equals(folder)) {
            return Optional.of(folder);
        }
        if (folder.equals(config)) {
            return Optional.empty();
        }
        Path current = config;
        for (Path step : config.relativize(folder)) {
            current = current.resolve(step);
            if (exists(current) && !isFolder(current)) {
                return Optional.of(current);
            }
        }
        return Optional.empty();
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}

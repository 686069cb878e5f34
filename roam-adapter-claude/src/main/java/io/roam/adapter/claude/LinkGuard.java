package io.roam.adapter.claude;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what is written inside the configuration folder: no link below it is followed. */
final class LinkGuard {
    private final Path config;

    LinkGuard(Path config) {
        this.config = config;
    }

    /** What keeps {@code file} from being written: on its way a link, or something that is no folder; or itself no file. */
    Optional<Path> obstacleToFile(Path file) {
        return obstacleToFolder(file.resolveSibling(""))
                .or(() -> isThere(file) && !isFile(file) ? Optional.of(file) : Optional.empty());
    }

    /** What keeps {@code folder} from being made or used. */
    Optional<Path> obstacleToFolder(Path folder) {
        if (!folder.startsWith(config) || !folder.normalize().equals(folder)) {
            return Optional.of(folder);
        }
        if (folder.equals(config)) {
            return Optional.empty();
        }
        Path here = config;
        for (Path step : config.relativize(folder)) {
            here = here.resolve(step);
            if (isThere(here) && !isFolder(here)) {
                return Optional.of(here);
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}

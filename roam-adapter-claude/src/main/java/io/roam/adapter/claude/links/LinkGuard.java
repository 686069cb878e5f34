package io.roam.adapter.claude.links;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds what must not be written through. The folder of all projects and the folder of one may be links to folders, as the user made them; inside of a
 * project every link is an obstacle.
 */
public final class LinkGuard {
    /** The folder {@code projects}, and a project's folder in it. */
    private static final int LEVELS_OF_THE_USER = 2;

    private final Path config;

    public LinkGuard(Path config) {
        this.config = config;
    }

    /** Returns what prevents {@code file} from being written: a link or a file in place of a folder, or a folder in its place. */
    public Optional<Path> obstacleToFile(Path file) {
        return obstacleToFolder(file.resolveSibling(""))
                .or(() -> exists(file) && !isFile(file) ? Optional.of(file) : Optional.empty());
    }

    /** Returns what prevents {@code folder} from being created or used. */
    public Optional<Path> obstacleToFolder(Path folder) {
        if (!folder.startsWith(config) || !folder.normalize().equals(folder)) {
            return Optional.of(folder);
        }
        if (folder.equals(config)) {
            return Optional.empty();
        }
        Path current = config;
        int level = 0;
        for (Path step : config.relativize(folder)) {
            current = current.resolve(step);
            level++;
            if (exists(current) && !isFolder(current, level <= LEVELS_OF_THE_USER)) {
                return Optional.of(current);
            }
        }
        return Optional.empty();
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFolder(Path path, boolean alsoLinked) {
        return alsoLinked ? Files.isDirectory(path) : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}

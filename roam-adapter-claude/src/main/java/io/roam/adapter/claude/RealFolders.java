package io.roam.adapter.claude;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what is written inside the configuration folder: no link below it is followed. */
final class RealFolders {
    private final Path config;

    RealFolders(Path config) {
        this.config = config;
    }

    /** The first thing on the way from the configuration folder to {@code file} that is a link, or no folder. */
    Optional<Path> obstacle(Path file) {
        if (!file.startsWith(config) || !file.normalize().equals(file)) {
            return Optional.of(file);
        }
        Path here = config;
        for (Path step : config.relativize(file)) {
            here = here.resolve(step);
            boolean last = here.equals(file);
            if (Files.isSymbolicLink(here) || !last && isNoFolder(here) || last && isNoFile(here)) {
                return Optional.of(here);
            }
        }
        return Optional.empty();
    }

    private static boolean isNoFolder(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isNoFile(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}

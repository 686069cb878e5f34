package io.roam.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A git working tree.
 *
 * @param top the folder that holds {@code .git}
 * @param shared the folder of the configuration, which linked working trees share
 */
record GitRepository(Path top, Path shared) {
    private static final int MAX_LINK_BYTES = 1 << 16;
    private static final String LINK = "gitdir:";

    /** Returns the working tree whose top is {@code folder}. */
    static Optional<GitRepository> findAt(Path folder) {
        Path entry = folder.resolve(".git");
        Optional<Path> own = Files.isDirectory(entry) ? Optional.of(entry) : linked(entry);
        return own.filter(git -> Files.exists(git.resolve("HEAD"))).map(git -> new GitRepository(folder, shared(git)));
    }

    private static Optional<Path> linked(Path file) {
        return line(file)
                .filter(line -> line.startsWith(LINK))
                .flatMap(line -> resolve(
                        file.resolveSibling("."), line.substring(LINK.length()).strip()));
    }

    private static Path shared(Path git) {
        return line(git.resolve("commondir"))
                .flatMap(line -> resolve(git, line))
                .orElse(git);
    }

    private static Optional<Path> resolve(Path from, String to) {
        try {
            return Optional.of(from.resolve(to).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(Path file) {
        return SmallFile.read(file, MAX_LINK_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(line -> !line.isEmpty());
    }

    /** Whether the clone is shallow, so that the root commit is unknown. */
    boolean isShallow() {
        return Files.exists(shared.resolve("shallow"));
    }

    Optional<GitConfig> config() {
        return GitConfig.read(shared.resolve("config"));
    }
}

package io.roam.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The {@code .roamignore} files of this machine, each read once. Thread-safe. */
final class IgnoreFiles {
    private final Set<Path> homes;
    private final NameEquivalence equivalence;
    private final Map<Path, IgnoreFile> files = new ConcurrentHashMap<>();

    /** Searches no further up than {@code homes}. */
    IgnoreFiles(Set<Path> homes, NameEquivalence equivalence) {
        this.homes = Set.copyOf(homes);
        this.equivalence = equivalence;
    }

    /** Returns the file that excludes {@code folder}. */
    Optional<Path> findExcluding(Path folder) {
        for (@Nullable Path at = folder; at != null; at = homes.contains(at) ? null : at.getParent()) {
            IgnoreFile file = files.computeIfAbsent(at, IgnoreFile::readIn);
            if (file.excludes(names(at, folder), equivalence)) {
                return Optional.of(file.file());
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Path from, Path to) {
        return IntStream.range(from.getNameCount(), to.getNameCount())
                .mapToObj(index -> to.getName(index).toString())
                .toList();
    }

    List<String> complaints() {
        return files.values().stream()
                .flatMap(file -> file.complaints().stream())
                .sorted()
                .toList();
    }

    List<String> failures() {
        return files.values().stream()
                .flatMap(file -> file.failure().stream())
                .sorted()
                .toList();
    }
}

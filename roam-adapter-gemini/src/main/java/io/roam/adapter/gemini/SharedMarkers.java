package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.UndoStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the marker of a project's folder, when a placement that made it is undone, as long as the folder has other files. */
final class SharedMarkers {
    private SharedMarkers() {}

    static List<UndoStep> leaveOut(List<UndoStep> steps) {
        Set<Path> undone = steps.stream().map(UndoStep::file).collect(Collectors.toSet());
        Set<Path> kept = steps.stream()
                .map(UndoStep::file)
                .filter(SharedMarkers::isMarker)
                .filter(marker -> hasOthers(Objects.requireNonNull(marker.getParent()), undone))
                .collect(Collectors.toSet());
        return steps.stream().filter(step -> !kept.contains(step.file())).toList();
    }

    private static boolean isMarker(Path file) {
        return file.endsWith(ProjectFolder.MARKER);
    }

    private static boolean hasOthers(Path project, Set<Path> undone) {
        if (!Files.isDirectory(project)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(project)) {
            return all.anyMatch(file -> !Files.isDirectory(file) && !undone.contains(file));
        } catch (IOException | UncheckedIOException e) { // the marker of a folder that cannot be read stays
            return true;
        }
    }
}

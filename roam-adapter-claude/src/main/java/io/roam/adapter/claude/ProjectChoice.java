package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the folder of a workspace's project. */
final class ProjectChoice {
    private static final int LINES_READ = 50;

    private final Projects projects;
    private final Machine machine;

    ProjectChoice(Projects projects, Machine machine) {
        this.projects = projects;
        this.machine = machine;
    }

    /** The folder in which the tool, started in {@code workspace}, looks for sessions; may not exist yet. */
    Path of(Path workspace) throws IOException {
        String real = Normalizer.normalize(workspace.toRealPath().toString(), Normalizer.Form.NFC);
        String key = ProjectKey.of(real);
        return existing(real, key).orElseGet(() -> projects.path().resolve(key));
    }

    private Optional<Path> existing(String real, String key) {
        if (machine.os() == Os.WINDOWS) {
            return folders()
                    .filter(folder -> name(folder).equalsIgnoreCase(key))
                    .findFirst();
        }
        String prefix = ProjectKey.prefix(real);
        Stream<Path> candidates =
                folders().filter(folder -> !prefix.isEmpty() && name(folder).startsWith(prefix));
        return candidates.filter(folder -> records(folder, real)).findFirst();
    }

    private Stream<Path> folders() {
        return projects.folders(session -> {}).stream();
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    // Builds of the tool have hashed long paths in two ways; what its transcripts record tells which was at work here.
    private static boolean records(Path folder, String real) {
        List<SessionFiles> sessions = new ProjectFolder(folder, session -> {}).sessions();
        return sessions.stream().anyMatch(session -> namesFolder(session.main().path(), real));
    }

    private static boolean namesFolder(Path transcript, String real) {
        try (LineReader lines = LineReader.open(transcript, 0)) {
            for (int i = 0; i < LINES_READ; i++) {
                byte[] line = lines.next();
                if (line == null || Row.of(line).is(Field.FOLDER, real)) {
                    return line != null;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}

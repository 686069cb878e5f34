package io.roam.adapter.claude;

import io.roam.adapter.claude.files.LineReader;
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

/** Chooses the project folder of a workspace. */
final class ProjectChoice {
    private static final int LINES_READ = 50;

    private final ProjectsFolder projectsFolder;
    private final Machine machine;

    ProjectChoice(ProjectsFolder projectsFolder, Machine machine) {
        this.projectsFolder = projectsFolder;
        this.machine = machine;
    }

    /** Returns the folder in which the tool, started in {@code workspace}, looks for sessions; it may not exist yet. */
    Path folderFor(Path workspace) throws IOException {
        String real = Normalizer.normalize(workspace.toRealPath().toString(), Normalizer.Form.NFC);
        String key = ProjectKey.keyOf(real);
        return findExisting(real, key).orElseGet(() -> projectsFolder.path().resolve(key));
    }

    private Optional<Path> findExisting(String real, String key) {
        if (machine.os() == Os.WINDOWS) {
            return listFolders()
                    .filter(folder -> nameOf(folder).equalsIgnoreCase(key))
                    .findFirst();
        }
        String prefix = ProjectKey.prefixOf(real);
        Stream<Path> candidates = listFolders()
                .filter(folder -> !prefix.isEmpty() && nameOf(folder).startsWith(prefix));
        return candidates.filter(folder -> recordsFolder(folder, real)).findFirst();
    }

    private Stream<Path> listFolders() {
        return projectsFolder.listFolders(session -> {}).stream();
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    // Builds of the tool hash long paths in two ways: the folder named in its transcripts shows which one it is.
    private boolean recordsFolder(Path folder, String real) {
        List<SessionFiles> sessions = projectsFolder.listSessionsIn(folder);
        return sessions.stream()
                .anyMatch(session -> transcriptNamesFolder(session.main().path(), real));
    }

    private static boolean transcriptNamesFolder(Path transcript, String real) {
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

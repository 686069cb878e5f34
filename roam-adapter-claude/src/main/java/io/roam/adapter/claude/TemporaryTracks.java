package io.roam.adapter.claude;

import io.roam.adapter.claude.links.FolderScanner;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Temporary files for the tracks of a session: beside the transcripts, under names that the tool ignores. */
final class TemporaryTracks {
    private static final String BEGINNING = ".roam-";
    private static final String ENDING = ".tmp";

    private final Path project;
    private final String prefix;
    private final Disk disk;
    private final List<Path> created = new ArrayList<>();

    TemporaryTracks(Path project, String session, Disk disk) {
        this.project = project;
        this.prefix = BEGINNING + session + "-";
        this.disk = disk;
    }

    /** Whether a file of that name is a temporary file of roam. */
    static boolean isTemporary(String name) {
        return name.startsWith(BEGINNING) && name.endsWith(ENDING);
    }

    /** Removes the files that interrupted runs left for this session. */
    void removeOld() throws IOException {
        List<Path> files = new ArrayList<>();
        new FolderScanner((file, attributes) -> files.add(file), (file, why) -> {}).scan(project);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(prefix) && name.endsWith(ENDING)) {
                disk.delete(file);
            }
        }
    }

    /** Returns a path that is not used yet. */
    Path nextFile() {
        Path file = project.resolve(prefix + created.size() + ENDING);
        created.add(file);
        return file;
    }

    /** Removes the files that still exist. */
    void remove() throws IOException {
        for (Path file : created) {
            if (Files.exists(file)) {
                disk.delete(file);
            }
        }
    }
}

package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that hold what was prepared for a session: beside the transcripts, under names that the tool passes over. */
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

    /** Whether a file of that name was made by roam for a while. */
    static boolean isTemporary(String name) {
        return name.startsWith(BEGINNING) && name.endsWith(ENDING);
    }

    /** Removes what a run that was cut off left behind. */
    void removeOld() throws IOException {
        List<Path> left = new ArrayList<>();
        new FolderScanner((file, seen) -> left.add(file), (file, why) -> {}).scan(project);
        for (Path file : left) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(prefix) && name.endsWith(ENDING)) {
                disk.delete(file);
            }
        }
    }

    /** A name that is not taken. */
    Path nextFile() {
        Path file = project.resolve(prefix + created.size() + ENDING);
        created.add(file);
        return file;
    }

    /** Removes those that are still there. */
    void remove() throws IOException {
        for (Path file : created) {
            if (Files.exists(file)) {
                disk.delete(file);
            }
        }
    }
}

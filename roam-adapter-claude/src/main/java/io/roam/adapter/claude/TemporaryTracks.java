package io.roam.adapter.claude;

import io.roam.adapter.claude.links.FolderScanner;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Drafts for the tracks of a session, all beside the transcripts. */
final class TemporaryTracks {
    private final Path project;
    private final String session;
    private final Disk disk;
    private final List<Path> created = new ArrayList<>();

    TemporaryTracks(Path project, String session, Disk disk) {
        this.project = project;
        this.session = session;
        this.disk = disk;
    }

    /** Removes the files that interrupted runs left for this session. */
    void removeOld() throws IOException {
        List<Path> files = new ArrayList<>();
        new FolderScanner((file, attributes) -> files.add(file), (file, why) -> {}).scan(project);
        for (Path file : files) {
            if (DraftFile.isTemporary(file, session)) {
                disk.delete(file);
            }
        }
    }

    /** Begins another draft. */
    DraftFile createDraft() throws IOException {
        Path file = DraftFile.pathFor(project.resolve(String.valueOf(created.size())), session);
        created.add(file);
        return DraftFile.createAt(file, disk);
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

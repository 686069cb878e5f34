package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.SessionId;
import io.roam.adapter.windsurf.export.ImportedFile;
import io.roam.spi.tool.HistoryStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** A sealed file that the user brings along, such as one of a backup. */
final class CascadeImport {
    private CascadeImport() {}

    static HistoryStore open(Path file, Envelope envelope) {
        Trajectory trajectory = new CascadeFile(file, envelope).read();
        String session = sessionOf(file, trajectory);
        return new ImportedFile(file, session, from -> CascadeReader.whole(session, trajectory));
    }

    /** Its own id; else that of its name; else one that is made of its name. */
    private static String sessionOf(Path file, Trajectory trajectory) {
        String name = String.valueOf(file.getFileName());
        Optional<String> own = trajectory.cascadeId().filter(SessionId::isValid);
        return own.or(() -> SessionId.fromFileName(name, SessionId.ENDING))
                .orElseGet(() -> UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
    }
}

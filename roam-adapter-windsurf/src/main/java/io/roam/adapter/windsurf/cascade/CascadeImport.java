package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.SessionId;
import io.roam.adapter.windsurf.export.ImportedFile;
import io.roam.spi.tool.HistoryStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Opens a sealed file that the user imports, such as one of a backup. */
final class CascadeImport {
    private CascadeImport() {}

    static HistoryStore open(Path file, Envelope envelope) {
        Trajectory trajectory = new CascadeFile(file, envelope).read();
        String session = sessionOf(file, trajectory);
        return new ImportedFile(file, session, from -> CascadeReader.openComplete(session, trajectory));
    }

    /** Returns the id in the trajectory, else the id in the name of the file, else one derived from the name. */
    private static String sessionOf(Path file, Trajectory trajectory) {
        String name = String.valueOf(file.getFileName());
        Optional<String> own = trajectory.cascadeId().filter(SessionId::isValid);
        return own.or(() -> SessionId.fromFileName(name, SessionId.ENDING))
                .orElseGet(() -> UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
    }
}

package io.roam.adapter.cursor.agent;

import com.google.common.primitives.Bytes;
import io.roam.spi.ActionKind;
import io.roam.spi.DamagedSessionException;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A session's database of which nothing is left: its file is empty, or holds nothing but NUL bytes, and no log has what was in it. */
final class LostDatabase {
    private static final int CHUNK_BYTES = 1 << 16;

    private LostDatabase() {}

    /** Returns what is wrong with the session's database; empty if something is left in it, which is for SQLite to read. */
    static Optional<DamagedSessionException> find(AgentSessionLocation session) {
        Path file = session.database();
        try {
            if (hasLog(session)) {
                return Optional.empty();
            }
            if (Files.size(file) == 0) {
                return Optional.of(new DamagedSessionException(
                        "cannot read this session: its database is empty",
                        file,
                        Remedy.run(ActionKind.RESTORE, "<id>")));
            }
            return holdsZeros(file)
                    ? Optional.of(new DamagedSessionException(
                            "cannot read this session: its database contains only zero bytes",
                            file,
                            Remedy.run(ActionKind.RESTORE, "<id>")))
                    : Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read a session", file, e);
        }
    }

    private static boolean hasLog(AgentSessionLocation session) throws IOException {
        for (Path log : session.logs()) {
            if (Files.exists(log) && Files.size(log) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsZeros(Path file) throws IOException {
        try (InputStream in = RegularFiles.newInputStream(file)) {
            byte[] zeros = new byte[CHUNK_BYTES];
            for (byte[] read = in.readNBytes(CHUNK_BYTES); read.length > 0; read = in.readNBytes(CHUNK_BYTES)) {
                if (Bytes.indexOf(zeros, read) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}

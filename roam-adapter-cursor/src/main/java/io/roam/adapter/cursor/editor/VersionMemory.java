package io.roam.adapter.cursor.editor;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.sqlite.DatabaseFingerprint;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Remembers of which version a database is while only roam writes it, so that its newest documents are read once. */
final class VersionMemory {
    private final Path database;
    private final Machine machine;
    private @Nullable DatabaseVersion known;

    VersionMemory(Path database, Machine machine) {
        this.database = database;
        this.machine = machine;
    }

    DatabaseVersion version() {
        DatabaseVersion version = known;
        if (version == null || !version.fingerprint().equals(fingerprint())) {
            version = DatabaseVersion.read(database, machine);
            known = version;
        }
        return version;
    }

    /** Notes that roam wrote conversations of known forms. */
    void noteWritten() {
        DatabaseVersion version = known;
        known = version == null ? null : version.at(fingerprint());
    }

    /** Forgets the version, which may be another one now. */
    void forget() {
        known = null;
    }

    private DatabaseFingerprint fingerprint() {
        try {
            return DatabaseFingerprint.of(database);
        } catch (IOException e) {
            throw new DiskException("cannot read Cursor's database", database, e);
        }
    }
}

package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.RowFingerprint;
import io.roam.spi.Machine;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.SqliteSnapshot;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The version of the editor that a database is of, as far as its tables and newest documents tell.
 *
 * @param fingerprint the database's files when it was found out
 * @param unknownPart a clause about what is of no known version
 * @param word a name for it, and for the database's place
 */
record DatabaseVersion(DatabaseFingerprint fingerprint, Optional<String> unknownPart, String word) {
    static DatabaseVersion read(Path database, Machine machine) {
        try (SqliteSnapshot open = SqliteSnapshot.open(database, CursorOwner.CURSOR, machine)) {
            Optional<Long> form = IndexLayout.documentForm(open);
            String place =
                    RowFingerprint.hashOf(database.toString().getBytes(UTF_8)).substring(0, 8);
            String word = IndexLayout.of(open).word()
                    + '-'
                    + form.map(String::valueOf).orElse("none")
                    + '-'
                    + place;
            return new DatabaseVersion(open.fingerprint(), IndexLayout.unknownPart(open, form), word);
        }
    }

    DatabaseVersion at(DatabaseFingerprint now) {
        return new DatabaseVersion(now, unknownPart, word);
    }
}

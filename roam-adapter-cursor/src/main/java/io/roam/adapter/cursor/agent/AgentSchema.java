package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.sqlite.SqliteSnapshot;
import io.roam.sqlite.WritableDatabase;
import java.util.List;
import java.util.Optional;

/** The tables of a session's database, in the one known form: that of 2025 and 2026. */
final class AgentSchema {
    private static final String VERSION = "1";
    private static final List<String> BLOBS = List.of("id", "data");
    private static final List<String> META = List.of("key", "value");

    private AgentSchema() {}

    /** Creates the tables in an empty database. */
    static void create(WritableDatabase database) {
        database.execute("CREATE TABLE blobs (id TEXT PRIMARY KEY, data BLOB)");
        database.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)");
        database.execute("PRAGMA user_version = " + VERSION);
    }

    /** Returns a clause about a part of the database that has no known form; empty if there is none. */
    static Optional<String> unknownPart(SqliteSnapshot snapshot) {
        String[] version = {""};
        snapshot.query("PRAGMA user_version", row -> version[0] = row.getString(1));
        if (!version[0].equals(VERSION)) {
            return Optional.of("it is of version " + version[0] + ", and known is " + VERSION);
        }
        return unexpectedColumns(snapshot, CursorTable.BLOBS, BLOBS)
                .or(() -> unexpectedColumns(snapshot, CursorTable.META, META));
    }

    private static Optional<String> unexpectedColumns(SqliteSnapshot snapshot, CursorTable table, List<String> known) {
        List<String> columns = snapshot.columnsOf(table);
        return columns.equals(known)
                ? Optional.empty()
                : Optional.of("its table " + table.tableName() + " has the columns " + columns);
    }
}

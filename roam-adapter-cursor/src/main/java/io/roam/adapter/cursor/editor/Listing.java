package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.sqlite.SqliteSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All conversations of the global database, by what the index of keys tells: no value but the documents' lengths is looked at. */
final class Listing {
    private final SqliteSnapshot snapshot;
    private final Map<String, Listed> all = new HashMap<>();

    private Listing(SqliteSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Map<String, Listed> of(SqliteSnapshot snapshot) {
        return new Listing(snapshot).below("", "");
    }

    /** One of them. */
    static Optional<Listed> of(SqliteSnapshot snapshot, String session) {
        return Optional.ofNullable(
                new Listing(snapshot).below(session, session + ':').get(session));
    }

    private Map<String, Listed> below(String document, String rest) {
        if (snapshot.hasTable(CursorTable.ROWS)) {
            documents(RowFamily.DOCUMENT.prefix() + document);
            for (RowFamily family : RowFamily.values()) {
                if (family.isOwned() && family != RowFamily.DOCUMENT) {
                    rows(family.prefix() + (family == RowFamily.STATE ? document : rest), family);
                }
            }
        }
        return all;
    }

    // A document without a value was cleared by the tool: no conversation.
    private void documents(String prefix) {
        RowFamily family = RowFamily.DOCUMENT;
        String sql = "SELECT key, rowid, octet_length(value) FROM " + CursorTable.ROWS.tableName()
                + " WHERE key >= ? AND key < ? AND value IS NOT NULL";
        snapshot.query(
                sql,
                row -> all.put(
                        family.session(row.getString(1)), Listed.NOTHING.withDocument(row.getLong(2), row.getLong(3))),
                prefix,
                SqliteSnapshot.endOfPrefix(prefix));
    }

    private void rows(String prefix, RowFamily family) {
        snapshot.visitKeys(CursorTable.ROWS, prefix, row -> {
            String key = row.getString(1);
            long rowid = row.getLong(2);
            all.computeIfPresent(family.session(key), (id, listed) -> listed.withRow(key, rowid));
        });
    }
}

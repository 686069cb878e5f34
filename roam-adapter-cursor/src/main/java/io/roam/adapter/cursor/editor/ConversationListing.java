package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.sqlite.SqliteSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lists the conversations of the global database from the index of keys. Of values, only the documents' lengths are read. */
final class ConversationListing {
    private final SqliteSnapshot snapshot;
    private final Map<String, ListedConversation> all = new HashMap<>();

    private ConversationListing(SqliteSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Map<String, ListedConversation> listAll(SqliteSnapshot snapshot) {
        return new ConversationListing(snapshot).collect("", "");
    }

    /** Returns one conversation; empty if there is none. */
    static Optional<ListedConversation> find(SqliteSnapshot snapshot, String session) {
        return Optional.ofNullable(new ConversationListing(snapshot)
                .collect(session, session + ':')
                .get(session));
    }

    private Map<String, ListedConversation> collect(String document, String rest) {
        if (snapshot.hasTable(CursorTable.ROWS)) {
            addDocuments(RowFamily.DOCUMENT.prefix() + document);
            for (RowFamily family : RowFamily.values()) {
                if (family.isOwned() && family != RowFamily.DOCUMENT) {
                    addRows(family.prefix() + (family == RowFamily.STATE ? document : rest), family);
                }
            }
        }
        return all;
    }

    // A document without a value was deleted by the tool.
    private void addDocuments(String prefix) {
        RowFamily family = RowFamily.DOCUMENT;
        String sql = "SELECT key, rowid, octet_length(value) FROM " + CursorTable.ROWS.tableName()
                + " WHERE key >= ? AND key < ? AND value IS NOT NULL";
        snapshot.query(
                sql,
                row -> all.put(
                        family.sessionOf(row.getString(1)),
                        ListedConversation.EMPTY.withDocument(row.getLong(2), row.getLong(3))),
                prefix,
                SqliteSnapshot.endOfPrefix(prefix));
    }

    private void addRows(String prefix, RowFamily family) {
        snapshot.visitKeys(CursorTable.ROWS, prefix, row -> {
            String key = row.getString(1);
            long rowid = row.getLong(2);
            all.computeIfPresent(family.sessionOf(key), (id, listed) -> listed.withRow(key, rowid));
        });
    }
}

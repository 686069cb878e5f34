package io.roam.adapter.cursor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All conversations of the global database, by what the index of keys tells: no value but the documents' lengths is looked at. */
final class Listing {
    private final Database database;
    private final Map<String, Listed> all = new HashMap<>();

    private Listing(Database database) {
        this.database = database;
    }

    static Map<String, Listed> of(Database database) {
        return new Listing(database).below("", "");
    }

    /** One of them. */
    static Optional<Listed> of(Database database, String session) {
        return Optional.ofNullable(
                new Listing(database).below(session, session + ':').get(session));
    }

    private Map<String, Listed> below(String document, String rest) {
        if (database.has(Table.ROWS)) {
            documents(Family.DOCUMENT.prefix() + document);
            for (Family family : Family.values()) {
                if (family.isOwned() && family != Family.DOCUMENT) {
                    rows(family.prefix() + (family == Family.STATE ? document : rest), family);
                }
            }
        }
        return all;
    }

    // A document without a value was cleared by the tool: no conversation.
    private void documents(String prefix) {
        Family family = Family.DOCUMENT;
        String sql = "SELECT key, rowid, octet_length(value) FROM " + Table.ROWS.sql()
                + " WHERE key >= ? AND key < ? AND value IS NOT NULL";
        database.query(
                sql,
                row -> all.put(
                        family.session(row.getString(1)), Listed.NOTHING.withDocument(row.getLong(2), row.getLong(3))),
                prefix,
                Database.behind(prefix));
    }

    private void rows(String prefix, Family family) {
        database.keys(Table.ROWS, prefix, row -> {
            String key = row.getString(1);
            long rowid = row.getLong(2);
            all.computeIfPresent(family.session(key), (id, listed) -> listed.withRow(key, rowid));
        });
    }
}

package io.roam.adapter.cursor;

import java.util.HashMap;
import java.util.Map;

/** All conversations of the global database, by what the index of keys tells: no value but the documents' lengths is looked at. */
final class Listing {
    private final Database database;
    private final Map<String, Listed> all = new HashMap<>();

    private Listing(Database database) {
        this.database = database;
    }

    static Map<String, Listed> of(Database database) {
        Listing listing = new Listing(database);
        if (database.has(Table.ROWS)) {
            listing.documents();
            for (Family family : Family.values()) {
                if (family.isOwned() && family != Family.DOCUMENT) {
                    listing.rows(family);
                }
            }
        }
        return listing.all;
    }

    // A document without a value was cleared by the tool: no conversation.
    private void documents() {
        Family family = Family.DOCUMENT;
        String sql = "SELECT key, rowid, octet_length(value) FROM " + Table.ROWS.sql()
                + " WHERE key >= ? AND key < ? AND value IS NOT NULL";
        database.query(
                sql,
                row -> all.put(
                        family.session(row.getString(1)), Listed.NOTHING.withDocument(row.getLong(2), row.getLong(3))),
                family.prefix(),
                Database.behind(family.prefix()));
    }

    private void rows(Family family) {
        database.keys(Table.ROWS, family.prefix(), row -> {
            String key = row.getString(1);
            long rowid = row.getLong(2);
            all.computeIfPresent(family.session(key), (id, listed) -> listed.withRow(key, rowid));
        });
    }
}

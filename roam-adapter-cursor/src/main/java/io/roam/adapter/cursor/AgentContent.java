package io.roam.adapter.cursor;

import java.security.MessageDigest;
import java.util.HexFormat;

/** What stands in a session's database, as a hash: a file that was only opened and closed holds the same. A blob's name is its own hash. */
final class AgentContent {
    private AgentContent() {}

    static String of(Database database) {
        MessageDigest sum = Bytes.sha256();
        database.query(
                "SELECT id, typeof(data), length(data) FROM blobs ORDER BY id",
                row -> sum.update(Bytes.of(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getLong(3) + '\n')));
        database.query(
                "SELECT key, typeof(value), value FROM meta ORDER BY key",
                row -> sum.update(Bytes.of(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getString(3) + '\n')));
        return HexFormat.of().formatHex(sum.digest());
    }
}

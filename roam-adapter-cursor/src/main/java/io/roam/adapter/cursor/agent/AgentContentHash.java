package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.Bytes;
import io.roam.adapter.cursor.sqlite.SqliteSnapshot;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What stands in a session's database, as a hash: a file that was only opened and closed holds the same. A blob's name is its own hash. */
final class AgentContentHash {
    private AgentContentHash() {}

    static String of(SqliteSnapshot snapshot) {
        MessageDigest sum = Bytes.sha256();
        snapshot.query(
                "SELECT id, typeof(data), length(data) FROM blobs ORDER BY id",
                row -> sum.update(Bytes.of(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getLong(3) + '\n')));
        snapshot.query(
                "SELECT key, typeof(value), value FROM meta ORDER BY key",
                row -> sum.update(Bytes.of(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getString(3) + '\n')));
        return HexFormat.of().formatHex(sum.digest());
    }
}

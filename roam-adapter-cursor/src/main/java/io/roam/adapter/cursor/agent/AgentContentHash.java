package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.sqlite.SqliteSnapshot;

/** What stands in a session's database, as a hash: a file that was only opened and closed holds the same. A blob's name is its own hash. */
final class AgentContentHash {
    private AgentContentHash() {}

    static String hashOf(SqliteSnapshot snapshot) {
        Hasher sum = Hashing.sha256().newHasher();
        snapshot.query(
                "SELECT id, typeof(data), length(data) FROM blobs ORDER BY id",
                row -> sum.putString(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getLong(3) + '\n', UTF_8));
        snapshot.query(
                "SELECT key, typeof(value), value FROM meta ORDER BY key",
                row -> sum.putString(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getString(3) + '\n', UTF_8));
        return sum.hash().toString();
    }
}

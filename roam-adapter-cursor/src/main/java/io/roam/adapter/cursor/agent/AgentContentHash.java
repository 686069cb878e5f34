package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.sqlite.SqliteSnapshot;

/** The hash of a session database's rows, which stays the same when a program only opens and closes the file. A blob is represented by its name, which is its hash. */
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

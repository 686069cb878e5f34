package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.BlobIds;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Visits the blobs and files' texts that a conversation refers to, each once. The tool has deleted a blob that is missing. */
final class BlobTraversal {
    private final SqliteSnapshot snapshot;
    private final boolean hasBlobs;
    private final Set<String> seen = new HashSet<>();

    BlobTraversal(SqliteSnapshot snapshot) {
        this.snapshot = snapshot;
        this.hasBlobs = hasAny(RowFamily.BLOB) || hasAny(RowFamily.CONTENT);
    }

    private boolean hasAny(RowFamily family) {
        boolean[] found = {false};
        String key = CursorTable.ROWS.keyColumn();
        String sql =
                "SELECT 1 FROM " + CursorTable.ROWS.tableName() + " WHERE " + key + " >= ? AND " + key + " < ? LIMIT 1";
        snapshot.query(sql, row -> found[0] = true, family.prefix(), SqliteSnapshot.endOfPrefix(family.prefix()));
        return found[0];
    }

    /** Whether the database has any blobs or texts. */
    boolean hasBlobs() {
        return hasBlobs;
    }

    /**
     * Visits what a bubble or a document refers to and was not visited before.
     *
     * @param state its {@code conversationState}
     */
    void visitReferences(byte[] value, Optional<JsonView> state, Consumer<Row> each) {
        if (!hasBlobs) {
            return;
        }
        BlobIds.contentKeysIn(value).forEach(key -> visitOnce(key, each));
        state.flatMap(JsonView::text).ifPresent(text -> follow(BlobIds.idsInState(text), each));
    }

    /** Visits the blob with a hash, and what it refers to. */
    void visitBlob(String hash, Consumer<Row> each) {
        follow(Set.of(hash), each);
    }

    private void follow(Set<String> hashes, Consumer<Row> each) {
        Deque<String> open = new ArrayDeque<>(hashes);
        while (!open.isEmpty()) {
            visitOnce(RowFamily.BLOB.prefix() + open.removeFirst(), each).ifPresent(row -> {
                byte[] plain = decoded(row);
                BlobIds.idsInMessage(plain).forEach(open::addLast);
                BlobIds.contentKeysIn(plain).forEach(key -> visitOnce(key, each));
            });
        }
    }

    private Optional<Row> visitOnce(String key, Consumer<Row> each) {
        Optional<Row> row = seen.add(key) ? snapshot.findRow(CursorTable.ROWS, key) : Optional.empty();
        row.ifPresent(each);
        return row;
    }

    /** Returns the bytes of a blob, which may be stored as hexadecimal text. */
    private static byte[] decoded(Row row) {
        if (!row.isText()) {
            return row.value();
        }
        try {
            return HexFormat.of().parseHex(new String(row.value(), UTF_8));
        } catch (IllegalArgumentException e) {
            return row.value();
        }
    }
}

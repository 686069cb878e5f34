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

/** Goes along the blobs and files' texts that a conversation refers to, each once. A blob that is not there was cleared by the tool. */
final class BlobWalk {
    private final SqliteSnapshot snapshot;
    private final boolean isNeeded;
    private final Set<String> seen = new HashSet<>();

    BlobWalk(SqliteSnapshot snapshot) {
        this.snapshot = snapshot;
        this.isNeeded = has(RowFamily.BLOB) || has(RowFamily.CONTENT);
    }

    private boolean has(RowFamily family) {
        boolean[] found = {false};
        String key = CursorTable.ROWS.keyColumn();
        String sql =
                "SELECT 1 FROM " + CursorTable.ROWS.tableName() + " WHERE " + key + " >= ? AND " + key + " < ? LIMIT 1";
        snapshot.query(sql, row -> found[0] = true, family.prefix(), SqliteSnapshot.endOfPrefix(family.prefix()));
        return found[0];
    }

    /** Whether the database holds any at all. */
    boolean isNeeded() {
        return isNeeded;
    }

    /**
     * Shows what a bubble or a document refers to and was not shown before.
     *
     * @param state its {@code conversationState}
     */
    void from(byte[] value, Optional<JsonView> state, Consumer<Row> each) {
        if (!isNeeded) {
            return;
        }
        BlobIds.contents(value).forEach(key -> show(key, each));
        state.flatMap(JsonView::text).ifPresent(text -> follow(BlobIds.ofState(text), each));
    }

    /** Shows the blob of that hash, and what it refers to. */
    void blob(String hash, Consumer<Row> each) {
        follow(Set.of(hash), each);
    }

    private void follow(Set<String> hashes, Consumer<Row> each) {
        Deque<String> open = new ArrayDeque<>(hashes);
        while (!open.isEmpty()) {
            show(RowFamily.BLOB.prefix() + open.removeFirst(), each).ifPresent(row -> {
                byte[] plain = plain(row);
                BlobIds.ofMessage(plain).forEach(open::addLast);
                BlobIds.contents(plain).forEach(key -> show(key, each));
            });
        }
    }

    private Optional<Row> show(String key, Consumer<Row> each) {
        Optional<Row> row = seen.add(key) ? snapshot.findRow(CursorTable.ROWS, key) : Optional.empty();
        row.ifPresent(each);
        return row;
    }

    /** A blob that is kept as text is written in hexadecimal. */
    private static byte[] plain(Row row) {
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

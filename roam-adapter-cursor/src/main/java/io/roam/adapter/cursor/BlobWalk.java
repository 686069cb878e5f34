package io.roam.adapter.cursor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Goes along the blobs and files' texts that a conversation refers to, each once. A blob that is not there was cleared by the tool. */
final class BlobWalk {
    private final Database database;
    private final boolean isNeeded;
    private final Set<String> seen = new HashSet<>();

    BlobWalk(Database database) {
        this.database = database;
        this.isNeeded = has(Family.BLOB) || has(Family.CONTENT);
    }

    private boolean has(Family family) {
        boolean[] found = {false};
        String key = Table.ROWS.key();
        String sql = "SELECT 1 FROM " + Table.ROWS.sql() + " WHERE " + key + " >= ? AND " + key + " < ? LIMIT 1";
        database.query(sql, row -> found[0] = true, family.prefix(), Database.behind(family.prefix()));
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
    void from(byte[] value, Optional<Json> state, Consumer<Row> each) {
        if (!isNeeded) {
            return;
        }
        BlobIds.contents(value).forEach(key -> show(key, each));
        state.flatMap(Json::text).ifPresent(text -> follow(BlobIds.ofState(text), each));
    }

    /** Shows the blob of that hash, and what it refers to. */
    void blob(String hash, Consumer<Row> each) {
        follow(Set.of(hash), each);
    }

    private void follow(Set<String> hashes, Consumer<Row> each) {
        Deque<String> open = new ArrayDeque<>(hashes);
        while (!open.isEmpty()) {
            show(Family.BLOB.prefix() + open.removeFirst(), each).ifPresent(row -> {
                byte[] plain = plain(row);
                BlobIds.ofMessage(plain).forEach(open::addLast);
                BlobIds.contents(plain).forEach(key -> show(key, each));
            });
        }
    }

    private Optional<Row> show(String key, Consumer<Row> each) {
        Optional<Row> row = seen.add(key) ? database.row(Table.ROWS, key) : Optional.empty();
        row.ifPresent(each);
        return row;
    }

    /** A blob that is kept as text is written in hexadecimal. */
    private static byte[] plain(Row row) {
        if (!row.isText()) {
            return row.value();
        }
        try {
            return HexFormat.of().parseHex(Bytes.text(row.value()));
        } catch (IllegalArgumentException e) {
            return row.value();
        }
    }
}

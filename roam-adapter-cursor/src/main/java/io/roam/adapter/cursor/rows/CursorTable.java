package io.roam.adapter.cursor.rows;

import io.roam.sqlite.KeyedTable;
import java.util.Optional;

/** The tables that are read. No other one is. */
public enum CursorTable implements KeyedTable {
    /** One value each for the parts of the editor; of it only the keys that {@link ItemKey} names are read. */
    ITEMS("ITEMS", "ItemTable", "key", "value"),
    /** The conversations. */
    ROWS("ROWS", "cursorDiskKV", "key", "value"),
    /** The index of conversations of Cursor 3.9 and later. */
    HEADERS("HEADERS", "composerHeaders", "composerId", "value"),
    /** The blobs of a session of cursor-agent. */
    BLOBS("BLOBS", "blobs", "id", "data"),
    /** What a session of cursor-agent is. */
    META("META", "meta", "key", "value");

    private final String word;
    private final String sql;
    private final String key;
    private final String value;

    CursorTable(String word, String sql, String key, String value) {
        this.word = word;
        this.sql = sql;
        this.key = key;
        this.value = value;
    }

    /** Returns the one of that word in undo lines; empty if there is none. */
    public static Optional<CursorTable> ofWord(String word) {
        for (CursorTable one : values()) {
            if (one.word.equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Returns the word for it in undo lines. */
    public String word() {
        return word;
    }

    @Override
    public String tableName() {
        return sql;
    }

    @Override
    public String keyColumn() {
        return key;
    }

    @Override
    public String valueColumn() {
        return value;
    }
}

package io.roam.adapter.cursor.rows;

import io.roam.sqlite.KeyedTable;
import java.util.Optional;

/** The tables that roam reads. */
public enum CursorTable implements KeyedTable {
    /** One value for each part of the editor. Only the keys of {@link ItemKey} are read. */
    ITEMS("ITEMS", "ItemTable", "key", "value"),
    /** The conversations. */
    ROWS("ROWS", "cursorDiskKV", "key", "value"),
    /** The index of conversations of Cursor 3.9 and later. */
    HEADERS("HEADERS", "composerHeaders", "composerId", "value"),
    /** The blobs of a session of cursor-agent. */
    BLOBS("BLOBS", "blobs", "id", "data"),
    /** The metadata of a session of cursor-agent. */
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

    /** Returns the table with a word in undo lines; empty if there is none. */
    public static Optional<CursorTable> ofWord(String word) {
        for (CursorTable table : values()) {
            if (table.word.equals(word)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    /** Returns the word in undo lines. */
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

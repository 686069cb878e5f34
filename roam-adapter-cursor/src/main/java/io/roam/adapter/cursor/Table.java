package io.roam.adapter.cursor;

/** The tables that are read. No other one is. */
enum Table {
    /** One value each for the parts of the editor; of it only the keys that {@link ItemKey} names are read. */
    ITEMS("ItemTable", "key", "value"),
    /** The conversations. */
    ROWS("cursorDiskKV", "key", "value"),
    /** The index of conversations of Cursor 3.9 and later. */
    HEADERS("composerHeaders", "composerId", "value"),
    /** The blobs of a session of cursor-agent. */
    BLOBS("blobs", "id", "data"),
    /** What a session of cursor-agent is. */
    META("meta", "key", "value");

    private final String sql;
    private final String key;
    private final String value;

    Table(String sql, String key, String value) {
        this.sql = sql;
        this.key = key;
        this.value = value;
    }

    String sql() {
        return sql;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }
}

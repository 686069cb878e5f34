package io.roam.adapter.cursor.sqlite;

/** A row of one of the tool's tables of keys and values. */
public final class Row {
    private final String key;
    private final long rowid;
    private final StorageType type;
    private final byte[] value;

    public Row(String key, long rowid, StorageType type, byte[] value) {
        this.key = key;
        this.rowid = rowid;
        this.type = type;
        this.value = value;
    }

    public static Row missing(String key) {
        return new Row(key, 0, StorageType.MISSING, new byte[0]);
    }

    public String key() {
        return key;
    }

    /** SQLite's own number of the row: the tool replaces a row by inserting it anew, so a value that changed has a new one. */
    public long rowid() {
        return rowid;
    }

    public StorageType type() {
        return type;
    }

    /** Its bytes; empty for NULL. */
    public byte[] value() {
        return value;
    }

    public boolean isText() {
        return type == StorageType.TEXT;
    }
}

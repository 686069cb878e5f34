package io.roam.sqlite;

/** A row of a table of keys and values. */
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

    /** Returns the row of a key that the table does not have. */
    public static Row missing(String key) {
        return new Row(key, 0, StorageType.MISSING, new byte[0]);
    }

    public String key() {
        return key;
    }

    /** Returns SQLite's number of the row. A program that replaces rows by inserting them gives each changed value a new number. */
    public long rowid() {
        return rowid;
    }

    public StorageType type() {
        return type;
    }

    /** Returns the bytes of the value; none for NULL. */
    public byte[] value() {
        return value;
    }

    public boolean isText() {
        return type == StorageType.TEXT;
    }
}

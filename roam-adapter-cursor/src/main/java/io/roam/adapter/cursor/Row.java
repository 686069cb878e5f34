package io.roam.adapter.cursor;

/**
 * A row of one of the tool's tables of keys and values.
 *
 * @param rowid SQLite's own number of the row: the tool replaces a row by inserting it anew, so a value that changed has a new one
 * @param value its bytes; empty for NULL
 */
record Row(String key, long rowid, StorageType type, byte[] value) {
    static Row missing(String key) {
        return new Row(key, 0, StorageType.MISSING, new byte[0]);
    }

    boolean isText() {
        return type == StorageType.TEXT;
    }
}

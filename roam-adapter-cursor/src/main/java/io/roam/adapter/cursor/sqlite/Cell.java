package io.roam.adapter.cursor.sqlite;

import io.roam.adapter.cursor.Bytes;

/** A column's value in one row. */
@SuppressWarnings("ArrayRecordComponent")
public // never compared
record Cell(StorageType type, byte[] value) {
    public static Cell text(String text) {
        return new Cell(StorageType.TEXT, Bytes.of(text));
    }

    public static Cell number(long number) {
        return new Cell(StorageType.INTEGER, Bytes.of(Long.toString(number)));
    }
}

package io.roam.adapter.cursor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A column's value in one row. */
@SuppressWarnings("ArrayRecordComponent")
public // never compared
record Cell(StorageType type, byte[] value) {
    public static Cell text(String text) {
        return new Cell(StorageType.TEXT, text.getBytes(UTF_8));
    }

    public static Cell number(long number) {
        return new Cell(StorageType.INTEGER, Long.toString(number).getBytes(UTF_8));
    }
}

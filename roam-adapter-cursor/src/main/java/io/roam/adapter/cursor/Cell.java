package io.roam.adapter.cursor;

/** A column's value in one row. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cell(StorageType type, byte[] value) {
    static Cell text(String text) {
        return new Cell(StorageType.TEXT, Bytes.of(text));
    }

    static Cell number(long number) {
        return new Cell(StorageType.INTEGER, Bytes.of(Long.toString(number)));
    }
}

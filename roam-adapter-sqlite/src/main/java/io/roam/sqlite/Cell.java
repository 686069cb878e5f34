package io.roam.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The value of a column in one row. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Cell(StorageType type, byte[] value) {
    public static Cell text(String text) {
        return new Cell(StorageType.TEXT, text.getBytes(UTF_8));
    }

    public static Cell number(long number) {
        return new Cell(StorageType.INTEGER, Long.toString(number).getBytes(UTF_8));
    }
}

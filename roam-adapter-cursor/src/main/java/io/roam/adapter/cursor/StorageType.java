package io.roam.adapter.cursor;

import java.util.Locale;
import java.util.Optional;

/** How SQLite keeps a value. The tool takes a text for JSON and a blob for bytes, so it is a part of the value. */
enum StorageType {
    TEXT,
    BLOB,
    INTEGER,
    REAL,
    NULL,
    /** There is no such row, although the conversation names it. */
    MISSING;

    /** As SQLite's {@code typeof} names it. */
    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StorageType> named(String sql) {
        for (StorageType type : values()) {
            if (type.sql().equals(sql)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}

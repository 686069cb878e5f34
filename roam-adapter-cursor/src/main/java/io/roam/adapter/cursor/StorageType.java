package io.roam.adapter.cursor;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.Longs;
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

    /** Whether a value can be of this type: those of numbers are written in digits. */
    boolean fits(byte[] value) {
        return switch (this) {
            case INTEGER -> Longs.tryParse(Bytes.text(value)) != null;
            case REAL -> Doubles.tryParse(Bytes.text(value)) != null;
            case TEXT, BLOB -> true;
            case NULL, MISSING -> value.length == 0;
        };
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

package io.roam.adapter.cursor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.Longs;
import java.util.Optional;

/** How SQLite keeps a value. The tool takes a text for JSON and a blob for bytes, so it is a part of the value. */
public enum StorageType {
    TEXT("text"),
    BLOB("blob"),
    INTEGER("integer"),
    REAL("real"),
    NULL("null"),
    /** There is no such row, although the conversation names it. */
    MISSING("missing");

    private final String sql;

    StorageType(String sql) {
        this.sql = sql;
    }

    /** As SQLite's {@code typeof} names it. */
    public String sql() {
        return sql;
    }

    /** Whether a value can be of this type: those of numbers are written in digits. */
    public boolean fits(byte[] value) {
        return switch (this) {
            case INTEGER -> Longs.tryParse(new String(value, UTF_8)) != null;
            case REAL -> Doubles.tryParse(new String(value, UTF_8)) != null;
            case TEXT, BLOB -> true;
            case NULL, MISSING -> value.length == 0;
        };
    }

    public static Optional<StorageType> named(String sql) {
        for (StorageType type : values()) {
            if (type.sql().equals(sql)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}

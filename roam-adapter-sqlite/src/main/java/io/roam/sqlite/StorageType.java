package io.roam.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.Longs;
import java.util.Optional;

/** How SQLite keeps a value. A program may take a text for JSON and a blob for bytes, so the type is a part of the value. */
public enum StorageType {
    TEXT("text"),
    BLOB("blob"),
    INTEGER("integer"),
    REAL("real"),
    NULL("null"),
    /** There is no such row, although another one names it. */
    MISSING("missing");

    private final String sql;

    StorageType(String sql) {
        this.sql = sql;
    }

    /** Returns the type that SQLite's {@code typeof} calls so; empty if there is none. */
    public static Optional<StorageType> ofName(String sql) {
        for (StorageType type : values()) {
            if (type.sql().equals(sql)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns the name that SQLite's {@code typeof} gives. */
    public String sql() {
        return sql;
    }

    /** Whether a value can be of this type. Numbers are written in digits. */
    public boolean accepts(byte[] value) {
        return switch (this) {
            case INTEGER -> Longs.tryParse(new String(value, UTF_8)) != null;
            case REAL -> Doubles.tryParse(new String(value, UTF_8)) != null;
            case TEXT, BLOB -> true;
            case NULL, MISSING -> value.length == 0;
        };
    }
}

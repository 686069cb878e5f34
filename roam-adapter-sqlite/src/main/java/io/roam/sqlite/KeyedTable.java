package io.roam.sqlite;

/** A table of keys and values. The names stand in SQL as they are. */
public interface KeyedTable {
    String tableName();

    String keyColumn();

    String valueColumn();
}

package io.roam.sqlite;

/** A table of keys and values. Its names are copied into SQL without quoting. */
public interface KeyedTable {
    String tableName();

    String keyColumn();

    String valueColumn();
}

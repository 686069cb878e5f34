package io.roam.sqlite;

/** The table of the databases of tests. */
enum TestTable implements KeyedTable {
    ITEMS;

    @Override
    public String tableName() {
        return "items";
    }

    @Override
    public String keyColumn() {
        return "key";
    }

    @Override
    public String valueColumn() {
        return "value";
    }
}

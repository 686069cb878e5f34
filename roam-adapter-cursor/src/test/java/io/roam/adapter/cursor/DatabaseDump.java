package io.roam.adapter.cursor;

import java.util.ArrayList;
import java.util.List;

/** What a database holds, row by row, with each value's storage type, as another program reads it. */
public final class DatabaseDump {
    private DatabaseDump() {}

    /** All rows of all tables but the numbers that SQLite gives them. */
    public static List<String> of(SqlDatabase sql) {
        List<String> all = new ArrayList<>();
        for (String table : sql.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
            List<String> columns = sql.all("SELECT name FROM pragma_table_info('" + table + "')");
            List<String> asked = new ArrayList<>();
            columns.forEach(column -> asked.add("typeof(" + column + "), quote(" + column + ")"));
            sql.all("SELECT " + String.join(", ", asked) + " FROM " + table + " ORDER BY 2")
                    .forEach(row -> all.add(table + ' ' + row));
        }
        return all;
    }

    /** The rows of one conversation, with their numbers if they must not have been written anew. */
    static List<String> rows(SqlDatabase sql, String session, boolean numbers) {
        return sql.all("SELECT " + (numbers ? "rowid, " : "") + "key, typeof(value), quote(value) FROM cursorDiskKV"
                + " WHERE instr(key, '" + session + "') > 0 ORDER BY key");
    }
}

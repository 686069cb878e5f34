package io.roam.adapter.cursor;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** What stands in a session's database, as a hash over its rows: a file that was only opened and closed holds the same. */
final class AgentContent {
    private AgentContent() {}

    static String of(Database database) {
        MessageDigest sum = Bytes.sha256();
        for (Table table : List.of(Table.BLOBS, Table.META)) {
            String sql = "SELECT " + table.key() + ", typeof(" + table.value() + "), " + table.value() + " FROM "
                    + table.sql() + " ORDER BY " + table.key();
            database.query(sql, row -> {
                byte[] value = row.getBytes(3);
                int length = value == null ? -1 : value.length;
                sum.update(Bytes.of(row.getString(1) + '\n' + row.getString(2) + '\n' + length + '\n'));
                if (value != null) {
                    sum.update(value);
                }
            });
        }
        return HexFormat.of().formatHex(sum.digest());
    }
}

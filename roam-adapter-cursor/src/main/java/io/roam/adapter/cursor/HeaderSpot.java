package io.roam.adapter.cursor;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation's row in the index table. What stands there are its columns, a line each: name, storage type, value in base64. */
record HeaderSpot(String session) implements Spot {
    static final String KIND = "header";

    /** A column's value. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Cell(StorageType type, byte[] value) {
        static Cell text(String text) {
            return new Cell(StorageType.TEXT, Bytes.of(text));
        }

        static Cell number(long number) {
            return new Cell(StorageType.INTEGER, Bytes.of(Long.toString(number)));
        }
    }

    static byte[] value(Map<String, Cell> columns) {
        List<String> lines = new ArrayList<>();
        columns.forEach((name, cell) -> lines.add(
                name + ' ' + cell.type().sql() + ' ' + Base64.getEncoder().encodeToString(cell.value())));
        return Bytes.of(String.join("\n", lines));
    }

    static Map<String, Cell> columns(byte[] value) {
        Map<String, Cell> columns = new LinkedHashMap<>();
        for (String line : Bytes.text(value).split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            StorageType type = StorageType.named(parts[1]).orElseThrow();
            columns.put(parts[0], new Cell(type, Base64.getDecoder().decode(parts[2])));
        }
        return columns;
    }

    @Override
    public Optional<byte[]> get(WritableDatabase database) {
        List<String> names = database.reading().columns(Table.HEADERS);
        StringBuilder sql = new StringBuilder("SELECT 0");
        names.forEach(name -> sql.append(", typeof(").append(name).append("), ").append(name));
        Map<String, Cell> columns = new LinkedHashMap<>();
        database.reading()
                .query(
                        sql + " FROM " + Table.HEADERS.sql() + " WHERE composerId = ?",
                        row -> {
                            for (int i = 0; i < names.size(); i++) {
                                byte[] bytes = row.getBytes(2 * i + 3);
                                StorageType type = StorageType.named(row.getString(2 * i + 2))
                                        .orElseThrow();
                                columns.put(names.get(i), new Cell(type, bytes == null ? new byte[0] : bytes));
                            }
                        },
                        session);
        return columns.isEmpty() ? Optional.empty() : Optional.of(value(columns));
    }

    @Override
    public void set(WritableDatabase database, Optional<byte[]> value) {
        database.delete(Table.HEADERS, session);
        value.ifPresent(bytes -> database.insert(Table.HEADERS, columns(bytes)));
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public String line() {
        return Spots.line(KIND, session);
    }
}

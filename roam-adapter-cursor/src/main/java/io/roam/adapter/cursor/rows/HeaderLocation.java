package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.sqlite.Cell;
import io.roam.sqlite.StorageType;
import io.roam.sqlite.WritableDatabase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation's row in the index table. The value is one line for each column: name, storage type, value in base64. */
public record HeaderLocation(String session) implements DatabaseLocation {
    static final String KIND = "header";

    public static byte[] encode(Map<String, Cell> columns) {
        List<String> lines = new ArrayList<>();
        columns.forEach((name, cell) -> lines.add(
                name + ' ' + cell.type().sql() + ' ' + Base64.getEncoder().encodeToString(cell.value())));
        return String.join("\n", lines).getBytes(UTF_8);
    }

    public static Map<String, Cell> decode(byte[] value) {
        Map<String, Cell> columns = new LinkedHashMap<>();
        for (String line : new String(value, UTF_8).split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            StorageType type = StorageType.ofName(parts[1]).orElseThrow();
            columns.put(parts[0], new Cell(type, Base64.getDecoder().decode(parts[2])));
        }
        return columns;
    }

    @Override
    public Optional<byte[]> read(WritableDatabase database) {
        Map<String, Cell> columns = database.contents().cellsOf(CursorTable.HEADERS, session);
        return columns.isEmpty() ? Optional.empty() : Optional.of(encode(columns));
    }

    @Override
    public void write(WritableDatabase database, Optional<byte[]> value) {
        database.delete(CursorTable.HEADERS, session);
        value.ifPresent(bytes -> database.insert(CursorTable.HEADERS, decode(bytes)));
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public String toLine() {
        return LocationCodec.formatLine(KIND, session);
    }
}

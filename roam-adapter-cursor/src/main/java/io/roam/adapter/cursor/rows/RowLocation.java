package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.sqlite.StorageType;
import io.roam.sqlite.WritableDatabase;
import java.util.Arrays;
import java.util.Optional;

/** A row of a table of keys and values. The value is its storage type, a line feed, and its bytes. */
public record RowLocation(CursorTable table, String key) implements DatabaseLocation {
    static final String KIND = "row";

    public static byte[] encode(StorageType type, byte[] bytes) {
        return Bytes.concat((type.sql() + '\n').getBytes(UTF_8), bytes);
    }

    @Override
    public Optional<byte[]> read(WritableDatabase database) {
        return database.contents().findRow(table, key).map(row -> encode(row.type(), row.value()));
    }

    @Override
    public void write(WritableDatabase database, Optional<byte[]> value) {
        value.ifPresentOrElse(bytes -> writeEncoded(database, bytes), () -> database.delete(table, key));
    }

    private void writeEncoded(WritableDatabase database, byte[] value) {
        int end = 0;
        while (value[end] != '\n') {
            end++;
        }
        StorageType type =
                StorageType.ofName(new String(Arrays.copyOf(value, end), UTF_8)).orElseThrow();
        database.replace(table, key, type, Arrays.copyOfRange(value, end + 1, value.length));
    }

    @Override
    public boolean isOwn() {
        return switch (table) {
            case ROWS -> RowFamily.ofKey(key).filter(RowFamily::isOwned).isPresent();
            case BLOBS, META -> true; // a session of cursor-agent has its database for itself
            case ITEMS, HEADERS -> false;
        };
    }

    @Override
    public String toLine() {
        return LocationCodec.formatLine(KIND, table.word(), key);
    }
}

package io.roam.adapter.cursor.rows;

import com.google.common.primitives.Bytes;
import io.roam.json.JsonValue;
import io.roam.sqlite.Row;
import io.roam.sqlite.StorageType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A row in the form that is transferred: one line of JSON with its key and type, a line feed, and the bytes of the value.
 *
 * <pre>{@code {"key":"bubbleId:*:0b1f…","type":"text","entry":{"bubbleId":"0b1f…","type":1}}
 * {"_v":3,"type":1,"bubbleId":"0b1f…","text":"…"}}</pre>
 */
public final class RecordRow {
    private static final byte[] NO_ENTRY = {};

    private final String key;
    private final StorageType type;
    private final byte[] entry;
    private final byte[] value;

    public RecordRow(String key, StorageType type, byte[] entry, byte[] value) {
        this.key = key;
        this.type = type;
        this.entry = entry;
        this.value = value;
    }

    public static RecordRow of(String key, Row row) {
        return new RecordRow(key, row.type(), NO_ENTRY, row.value());
    }

    public static Optional<RecordRow> parse(byte[] payload) {
        JsonView head = JsonView.parseFirst(payload).filter(JsonView::isObject).orElse(null);
        if (head == null || head.from() != 0 || head.to() >= payload.length || payload[head.to()] != '\n') {
            return Optional.empty();
        }
        Optional<String> key = head.findText("key");
        Optional<StorageType> type = head.findText("type").flatMap(StorageType::ofName);
        byte[] entry = head.find("entry").map(JsonView::bytes).orElse(NO_ENTRY);
        byte[] value = Arrays.copyOfRange(payload, head.to() + 1, payload.length);
        return key.isPresent() && type.filter(one -> one.accepts(value)).isPresent()
                ? Optional.of(new RecordRow(key.get(), type.get(), entry, value))
                : Optional.empty();
    }

    /** Returns the key, with {@code *} for the session's id. */
    public String key() {
        return key;
    }

    public StorageType type() {
        return type;
    }

    /** Returns the entry of a bubble in its conversation's list; empty for other rows. */
    public byte[] entry() {
        return entry;
    }

    public byte[] value() {
        return value;
    }

    public byte[] payload() {
        String head = "{\"key\":" + JsonValue.quoted(key) + ",\"type\":\"" + type.sql() + '"'
                + (entry.length == 0 ? "" : ",\"entry\":");
        return Bytes.concat(
                head.getBytes(StandardCharsets.UTF_8), entry, "}\n".getBytes(StandardCharsets.UTF_8), value);
    }

    public Optional<JsonView> json() {
        return type == StorageType.TEXT ? JsonView.of(value) : Optional.empty();
    }
}

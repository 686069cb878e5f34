package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Several rows in one file: for each its length in decimal digits, a line feed, its payload, a line feed. */
public final class RowPack {
    // So that a session can be read in a small heap. Rows beyond it are not transferred.
    private static final int MAX_BYTES = 32 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a row, if there is room for it. */
    public void add(RecordRow row) {
        byte[] payload = row.payload();
        if (bytes.size() + payload.length < MAX_BYTES) {
            bytes.writeBytes((payload.length + "\n").getBytes(UTF_8));
            bytes.writeBytes(payload);
            bytes.write('\n');
        }
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Returns the rows of a pack; empty if the bytes are not a pack. */
    public static Optional<List<RecordRow>> parse(byte[] pack) {
        List<RecordRow> rows = new ArrayList<>();
        int at = 0;
        while (at < pack.length) {
            int start = lineEnd(pack, at) + 1;
            int end = start + length(pack, at, start - 1);
            if (start == 0 || end < start || end >= pack.length || pack[end] != '\n') {
                return Optional.empty();
            }
            Optional<RecordRow> row = RecordRow.parse(Arrays.copyOfRange(pack, start, end));
            if (row.isEmpty()) {
                return Optional.empty();
            }
            rows.add(row.get());
            at = end + 1;
        }
        return Optional.of(rows);
    }

    private static int lineEnd(byte[] pack, int from) {
        int at = from;
        while (at < pack.length && pack[at] != '\n') {
            at++;
        }
        return at < pack.length ? at : -1;
    }

    private static int length(byte[] pack, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            int digit = pack[i] - '0';
            if (digit < 0 || digit > 9 || length > MAX_BYTES) {
                return -1;
            }
            length = length * 10 + digit;
        }
        return from < to ? length : -1;
    }
}

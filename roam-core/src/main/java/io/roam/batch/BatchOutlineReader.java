package io.roam.batch;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.Hash;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

record BatchOutlineReader(DataInput in) {
    private static final int MAX_TEXT_BYTES = 1 << 24;
    private static final int PIECE_BYTES = 1 << 16;

    BatchOutline read() throws IOException {
        if (in.readInt() != BatchOutlineWriter.VERSION) {
            throw new IOException("an outline of another version");
        }
        try {
            return new BatchOutline(
                    hash(),
                    BatchHeader.parse(bytes()),
                    BatchMetadata.of(JsonObject.parse(bytes())),
                    all(this::event),
                    all(this::state),
                    all(this::lasting),
                    all(this::side));
        } catch (BatchFormatException | MalformedJsonException e) {
            throw new IOException("no outline", e);
        }
    }

    private EventMark event() throws IOException {
        Hash identity = hash();
        Hash payload = in.readBoolean() ? hash() : identity;
        boolean bare = in.readBoolean();
        int length = in.readInt();
        int state = in.readInt();
        return new EventMark(identity, state, state > 0 ? hash() : Hash.OF_NOTHING, payload, length, bare);
    }

    private StateMark state() throws IOException {
        return new StateMark(hash(), in.readInt(), in.readInt(), in.readBoolean());
    }

    private PropertyMark lasting() throws IOException {
        return new PropertyMark(in.readInt(), text(), in.readInt(), hash());
    }

    private SideTrackMark side() throws IOException {
        return new SideTrackMark(text(), in.readBoolean(), hash(), in.readLong(), hash(), in.readLong(), in.readInt());
    }

    @FunctionalInterface
    private interface One<T> {
        T read() throws IOException;
    }

    private <T> List<T> all(One<T> one) throws IOException {
        int count = count(BatchLimits.MAX_RECORDS);
        List<T> marks = new ArrayList<>(Math.min(count, 1024)); // a damaged count is found out by the end of the file
        for (int i = 0; i < count; i++) {
            marks.add(one.read());
        }
        return List.copyOf(marks);
    }

    private Hash hash() throws IOException {
        return new Hash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private String text() throws IOException {
        int length = count(MAX_TEXT_BYTES);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(in.readChar());
        }
        return text.toString();
    }

    private byte[] bytes() throws IOException {
        int length = count(MAX_TEXT_BYTES);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, PIECE_BYTES));
        for (int left = length; left > 0; left -= PIECE_BYTES) {
            byte[] piece = new byte[Math.min(left, PIECE_BYTES)];
            in.readFully(piece);
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    private int count(int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("no outline");
        }
        return count;
    }
}

package io.roam.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BatchOutlineWriter} has written. */
record BatchOutlineReader(DataInput in) {
    private static final int MAX_TEXT_BYTES = 1 << 24;
    private static final int PIECE_BYTES = 1 << 16;

    BatchOutline read() throws IOException {
        if (in.readInt() != BatchOutlineWriter.VERSION) {
            throw new IOException("an outline of another version");
        }
        try {
            return new BatchOutline(
                    new BatchId(readHash()),
                    readHeader(),
                    readMetadata(),
                    readAll(this::readEvent),
                    readAll(this::readState),
                    readAll(this::readProperty),
                    readAll(this::readSideTrack));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | MalformedJsonException e) {
            throw new IOException("no outline", e);
        }
    }

    private BatchHeader readHeader() throws IOException {
        return new BatchHeader(
                readText(),
                new DeviceId(readText()),
                in.readLong(),
                readText(),
                readText(),
                new ConversationId(readText()),
                readChain(),
                readChain(),
                readTime(),
                readPart(),
                readPart(),
                readOther());
    }

    private ChainValue readChain() throws IOException {
        return new ChainValue(readHash(), in.readLong());
    }

    private BatchHeader.Part readPart() throws IOException {
        return new BatchHeader.Part(in.readLong(), readHash());
    }

    private BatchMetadata readMetadata() throws IOException {
        return new BatchMetadata(
                readIfPresent(this::readText),
                readWorkspace(),
                readIfPresent(this::readText),
                readIfPresent(this::readText),
                readIfPresent(this::readTime),
                readIfPresent(this::readTime),
                readMessageCount(),
                readOther());
    }

    private Map<String, String> readWorkspace() throws IOException {
        Map<String, String> workspace = new LinkedHashMap<>();
        for (int left = readCount(MAX_TEXT_BYTES); left > 0; left--) {
            workspace.put(readText(), readText());
        }
        return workspace;
    }

    private OptionalLong readMessageCount() throws IOException {
        boolean isPresent = in.readBoolean();
        long count = in.readLong();
        return isPresent ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private <T> Optional<T> readIfPresent(One<T> one) throws IOException {
        return in.readBoolean() ? Optional.of(one.read()) : Optional.empty();
    }

    private Instant readTime() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private Map<String, @Nullable Object> readOther() throws IOException {
        byte[] json = readBytes(readCount(MAX_TEXT_BYTES));
        return json.length == 0 ? Map.of() : JsonObject.parse(json).without(Set.of());
    }

    private EventMark readEvent() throws IOException {
        Hash identity = readHash();
        Hash payload = in.readBoolean() ? readHash() : identity;
        boolean unterminated = in.readBoolean();
        int length = in.readInt();
        int state = in.readInt();
        return new EventMark(identity, state, state > 0 ? readHash() : Hash.OF_NOTHING, payload, length, unterminated);
    }

    private StateMark readState() throws IOException {
        return new StateMark(readHash(), in.readInt(), in.readInt(), in.readBoolean());
    }

    private PropertyMark readProperty() throws IOException {
        return new PropertyMark(in.readInt(), readText(), in.readInt(), readHash());
    }

    private SideTrackMark readSideTrack() throws IOException {
        return new SideTrackMark(
                readText(),
                in.readBoolean(),
                readHash(),
                in.readLong(),
                readHash(),
                in.readLong(),
                in.readInt(),
                in.readBoolean() ? readHash() : Hash.ZERO);
    }

    @FunctionalInterface
    private interface One<T> {
        T read() throws IOException;
    }

    private <T> List<T> readAll(One<T> one) throws IOException {
        int count = readCount(BatchLimits.MAX_RECORDS);
        List<T> marks = new ArrayList<>(Math.min(count, 1024)); // a damaged count is found out by the end of the file
        for (int i = 0; i < count; i++) {
            marks.add(one.read());
        }
        return List.copyOf(marks);
    }

    private Hash readHash() throws IOException {
        return new Hash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private String readText() throws IOException {
        int length = in.readInt();
        return length < 0
                ? ByteBuffer.wrap(readBytes(Character.BYTES * require(-length, MAX_TEXT_BYTES)))
                        .asCharBuffer()
                        .toString()
                : new String(readBytes(require(length, MAX_TEXT_BYTES)), US_ASCII);
    }

    private byte[] readBytes(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, PIECE_BYTES));
        for (int left = length; left > 0; left -= PIECE_BYTES) {
            byte[] piece = new byte[Math.min(left, PIECE_BYTES)];
            in.readFully(piece);
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    private int readCount(int most) throws IOException {
        return require(in.readInt(), most);
    }

    private static int require(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("no outline");
        }
        return count;
    }
}

package io.roam.pool;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.history.ConversationSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A summary in a cache. */
final class ConversationSummaryCodec {
    private static final int VERSION = 1;
    private static final int MOST_TEXT = 1 << 24;

    private ConversationSummaryCodec() {}

    static void write(ConversationSummary summary, DataOutput out) throws IOException {
        out.writeInt(VERSION);
        text(summary.id().hex(), out);
        text(summary.tool(), out);
        text(summary.rule(), out);
        out.writeLong(summary.length());
        out.writeInt(summary.branches());
        out.writeBoolean(summary.title().isPresent());
        text(summary.title().orElse(""), out);
        time(summary.firstMessageTime(), out);
        time(summary.lastMessageTime(), out);
        text(summary.lastDevice().text(), out);
        text(summary.session(), out);
        out.writeInt(summary.workspace().size());
        for (Map.Entry<String, String> one : summary.workspace().entrySet()) {
            text(one.getKey(), out);
            text(one.getValue(), out);
        }
    }

    static ConversationSummary read(DataInput in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("a summary of another version");
        }
        return new ConversationSummary(
                new ConversationId(text(in)),
                text(in),
                text(in),
                in.readLong(),
                in.readInt(),
                title(in),
                time(in),
                time(in),
                new DeviceId(text(in)),
                text(in),
                workspace(in));
    }

    private static Optional<String> title(DataInput in) throws IOException {
        boolean there = in.readBoolean();
        String title = text(in);
        return there ? Optional.of(title) : Optional.empty();
    }

    private static Map<String, String> workspace(DataInput in) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.put(text(in), text(in));
        }
        return all;
    }

    private static void time(Instant time, DataOutput out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant time(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_TEXT) {
            throw new IOException("no text");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

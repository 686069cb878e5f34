package io.roam.pool;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.history.ConversationSummary;
import io.roam.history.ConversationSummary.ToolIds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes a summary in a cache. */
final class ConversationSummaryCodec {
    private static final int VERSION = 3;
    private static final int MAX_TEXT_BYTES = 1 << 24;

    private ConversationSummaryCodec() {}

    static void write(ConversationSummary summary, DataOutput out) throws IOException {
        out.writeInt(VERSION);
        writeWorkspaces(summary.workspaces(), out);
        out.writeInt(summary.workspaces().indexOf(summary.workspace()));
        writeText(summary.id().hex(), out);
        writeText(summary.tool(), out);
        writeText(summary.rule(), out);
        out.writeLong(summary.length());
        out.writeInt(summary.branches());
        writeOptional(summary.title(), out);
        writeTime(summary.firstMessageTime(), out);
        writeTime(summary.lastMessageTime(), out);
        writeText(summary.lastDevice().text(), out);
        out.writeInt(summary.toolIds().sessions().size());
        for (String session : summary.toolIds().sessions()) {
            writeText(session, out);
        }
        writeOptional(summary.toolIds().firstMessage(), out);
    }

    private static void writeWorkspaces(List<Map<String, String>> workspaces, DataOutput out) throws IOException {
        out.writeInt(workspaces.size());
        for (Map<String, String> workspace : workspaces) {
            writeWorkspace(workspace, out);
        }
    }

    private static void writeWorkspace(Map<String, String> workspace, DataOutput out) throws IOException {
        out.writeInt(workspace.size());
        for (Map.Entry<String, String> field : workspace.entrySet()) {
            writeText(field.getKey(), out);
            writeText(field.getValue(), out);
        }
    }

    static ConversationSummary read(DataInput in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("a summary of another version");
        }
        List<Map<String, String>> workspaces = readWorkspaces(in);
        int last = in.readInt();
        return new ConversationSummary(
                new ConversationId(readText(in)),
                readText(in),
                readText(in),
                in.readLong(),
                in.readInt(),
                readOptional(in),
                readTime(in),
                readTime(in),
                new DeviceId(readText(in)),
                new ToolIds(readSessions(in), readOptional(in)),
                last < 0 ? Map.of() : workspaces.get(last),
                workspaces);
    }

    private static List<String> readSessions(DataInput in) throws IOException {
        List<String> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(readText(in));
        }
        return List.copyOf(all);
    }

    private static Optional<String> readOptional(DataInput in) throws IOException {
        boolean present = in.readBoolean();
        String text = readText(in);
        return present ? Optional.of(text) : Optional.empty();
    }

    private static List<Map<String, String>> readWorkspaces(DataInput in) throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(readWorkspace(in));
        }
        return List.copyOf(all);
    }

    private static Map<String, String> readWorkspace(DataInput in) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.put(readText(in), readText(in));
        }
        return all;
    }

    private static void writeTime(Instant time, DataOutput out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readTime(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void writeOptional(Optional<String> text, DataOutput out) throws IOException {
        out.writeBoolean(text.isPresent());
        writeText(text.orElse(""), out);
    }

    private static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_TEXT_BYTES) {
            throw new IOException("no text");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

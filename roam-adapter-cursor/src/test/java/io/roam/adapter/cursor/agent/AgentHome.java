package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.Chat;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.testkit.TestMachine;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A session of cursor-agent, written as the program does: blobs by their hash, a root that names them, a row that names the root. */
public final class AgentHome {
    private static final long SPOKEN = Instant.parse("2026-11-22T11:00:00Z").toEpochMilli();

    public final Path folder;
    public final Path work;
    final String id;
    private final List<byte[]> turns = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<List<byte[]>> steps = new ArrayList<>();
    private final List<byte[]> said = new ArrayList<>();
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private boolean of2025;

    private AgentHome(Path folder, Path work, String id) {
        this.folder = folder;
        this.work = work;
        this.id = id;
    }

    public static AgentHome session(TestMachine machine, String id) {
        Path work = machine.folder("work");
        String bucket = hex("MD5", work.toString().getBytes(StandardCharsets.UTF_8));
        Path folder = machine.home().resolve(".cursor/chats/" + bucket + "/" + id);
        AgentHome home = new AgentHome(folder, work, id);
        home.messages.add(
                home.blob("{\"role\":\"system\",\"content\":\"You are an agent.\"}".getBytes(StandardCharsets.UTF_8)));
        return home;
    }

    public AgentHome user(String text, String message) {
        messages.add(blob(("{\"role\":\"user\",\"content\":" + Chat.json("<user_query>" + text + "</user_query>") + "}")
                .getBytes(StandardCharsets.UTF_8)));
        said.add(blob(join(
                field(1, text.getBytes(StandardCharsets.UTF_8)),
                field(2, message.getBytes(StandardCharsets.UTF_8)),
                field(3, new byte[0]))));
        steps.add(new ArrayList<>());
        return this;
    }

    AgentHome answer(String text) {
        messages.add(blob(("{\"id\":\"1\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":"
                        + Chat.json(text) + "}]}")
                .getBytes(StandardCharsets.UTF_8)));
        return step(field(1, field(1, text.getBytes(StandardCharsets.UTF_8))));
    }

    AgentHome call(String callId, String result) {
        messages.add(blob(("{\"id\":\"1\",\"role\":\"assistant\",\"content\":[{\"type\":\"tool-call\",\"toolCallId\":"
                        + Chat.json(callId) + ",\"toolName\":\"list_dir\",\"args\":{\"path\":\".\"}}]}")
                .getBytes(StandardCharsets.UTF_8)));
        messages.add(blob(("{\"role\":\"tool\",\"id\":" + Chat.json(callId)
                        + ",\"content\":[{\"type\":\"tool-result\",\"toolName\":\"list_dir\",\"toolCallId\":"
                        + Chat.json(callId) + ",\"result\":" + Chat.json(result) + "}]}")
                .getBytes(StandardCharsets.UTF_8)));
        return step(field(2, field(13, field(1, field(1, callId.getBytes(StandardCharsets.UTF_8))))));
    }

    private AgentHome step(byte[] step) {
        steps.get(steps.size() - 1).add(blob(step));
        return this;
    }

    /** As the version of October 2025, whose metadata names no folder, and whose root has no times: a message names the folder. */
    AgentHome of2025(String words) {
        of2025 = true;
        messages.add(
                1,
                blob(("{\"role\":\"user\",\"content\":" + Chat.json("<user_info>\n" + words + "\n</user_info>") + "}")
                        .getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** As one that another program wrote, which tells no turns. */
    AgentHome withoutTurns() {
        said.clear();
        steps.clear();
        return this;
    }

    /** Writes all of it; blobs come in an order that means nothing. */
    public AgentHome write() {
        turns.clear();
        for (int i = 0; i < said.size(); i++) {
            byte[] turn = field(1, said.get(i));
            for (byte[] step : steps.get(i)) {
                turn = join(turn, field(2, step));
            }
            turns.add(blob(field(1, turn)));
        }
        byte[] root = new byte[0];
        for (byte[] message : messages) {
            root = join(root, field(1, message));
        }
        root = join(root, field(5, new byte[] {8, 1, 16, 2}));
        for (byte[] turn : turns) {
            root = join(root, field(8, turn));
        }
        root = of2025 ? root : join(root, field(14, join(new byte[] {8, 1, 16}, varint(SPOKEN))));
        String latest = HexFormat.of().formatHex(blob(root));
        String meta = "{\"agentId\":\"" + id + "\",\"latestRootBlobId\":\"" + latest
                + "\",\"name\":\"A session\",\"mode\":\"auto-run\",\"isRunEverything\":true,\"approvalMode\":\"unrestricted\","
                + "\"createdAt\":1781000000000,\"lastUsedModel\":\"default\""
                + (of2025 ? "" : ",\"workspacePath\":" + Chat.json(work.toString()))
                + "}";
        try (SqlDatabase sql = SqlDatabase.open(folder.resolve("store.db"))) {
            sql.run("PRAGMA journal_mode = WAL").run("PRAGMA user_version = 1");
            sql.run("CREATE TABLE IF NOT EXISTS blobs (id TEXT PRIMARY KEY, data BLOB)");
            sql.run("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT)");
            List<String> ids = new ArrayList<>(blobs.keySet());
            Collections.reverse(ids);
            ids.forEach(hash -> sql.replace("blobs", hash, blobs.get(hash)));
            sql.replace("meta", "0", HexFormat.of().formatHex(meta.getBytes(StandardCharsets.UTF_8)));
        }
        return this;
    }

    public int blobs() {
        return blobs.size();
    }

    private byte[] blob(byte[] data) {
        String hash = hex("SHA-256", data);
        blobs.put(hash, data);
        return HexFormat.of().parseHex(hash);
    }

    public static byte[] field(int number, byte[] data) {
        return join(varint(number << 3 | 2), varint(data.length), data);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long left = value;
        while (left > 127) {
            out.write((int) (left & 127 | 128));
            left >>>= 7;
        }
        out.write((int) left);
        return out.toByteArray();
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static String hex(String algorithm, byte[] data) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return String.format("%0" + 2 * digest.getDigestLength() + "x", new BigInteger(1, digest.digest(data)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

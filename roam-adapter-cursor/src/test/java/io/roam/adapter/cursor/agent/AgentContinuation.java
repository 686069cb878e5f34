package io.roam.adapter.cursor.agent;

import static io.roam.adapter.cursor.agent.AgentHome.field;
import static io.roam.adapter.cursor.agent.AgentHome.join;

import io.roam.adapter.cursor.Chat;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.json.Json;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes on with a session as cursor-agent does, from what stands in its database alone. */
public final class AgentContinuation {
    private final Path database;

    private AgentContinuation(Path database) {
        this.database = database;
    }

    public static AgentContinuation in(Path database) {
        return new AgentContinuation(database);
    }

    /** Of a session wherever it stands on a machine. */
    public static AgentContinuation on(TestMachine machine, String session) {
        return in(database(machine, session));
    }

    public static Path database(TestMachine machine, String session) {
        try (Stream<Path> all = Files.walk(machine.home().resolve(".cursor"))) {
            return all.filter(file -> file.endsWith(Path.of(session, "store.db")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more step of the model; where no turns are told, one more message. */
    public void answer(String text) {
        try (SqlDatabase sql = SqlDatabase.open(database)) {
            String meta = meta(sql);
            String latest = meta.replaceAll(".*\"latestRootBlobId\":\"([0-9a-f]*)\".*", "$1");
            List<byte[]> fields = fields(blob(sql, latest));
            List<byte[]> next = new ArrayList<>();
            int lastTurn = last(fields, 8);
            int lastMessage = last(fields, 1);
            for (int i = 0; i < fields.size(); i++) {
                next.add(i == lastTurn ? field(8, put(sql, turn(sql, fields.get(i), text))) : fields.get(i));
                if (i == lastMessage) {
                    next.add(field(1, put(sql, message(text))));
                }
            }
            String root = HexFormat.of().formatHex(put(sql, join(next.toArray(new byte[0][]))));
            byte[] changed = meta.replace(latest, root).getBytes(StandardCharsets.UTF_8);
            sql.replace("meta", "0", HexFormat.of().formatHex(changed));
        }
    }

    /** Gives the session a title, as its user does. */
    void rename(String title) {
        try (SqlDatabase sql = SqlDatabase.open(database)) {
            Map<String, @Nullable Object> meta = new LinkedHashMap<>(Json.object(meta(sql)));
            meta.put("name", title);
            sql.replace("meta", "0", HexFormat.of().formatHex(Json.bytes(meta)));
        }
    }

    public static String meta(SqlDatabase sql) {
        String hex = sql.all("SELECT value FROM meta WHERE key = '0'").get(0);
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private static byte[] turn(SqlDatabase sql, byte[] field, String text) {
        byte[] wrapper = blob(sql, HexFormat.of().formatHex(content(field)));
        byte[] step = put(sql, field(1, field(1, text.getBytes(StandardCharsets.UTF_8))));
        return field(1, join(content(wrapper), field(2, step)));
    }

    private static byte[] message(String text) {
        return ("{\"id\":\"1\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":" + Chat.json(text)
                        + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] blob(SqlDatabase sql, String hash) {
        return HexFormat.of()
                .parseHex(sql.all("SELECT hex(data) FROM blobs WHERE id = '" + hash + "'")
                        .get(0)
                        .toLowerCase(java.util.Locale.ROOT));
    }

    private static byte[] put(SqlDatabase sql, byte[] data) {
        String hash = AgentHome.hex("SHA-256", data);
        sql.replace("blobs", hash, data);
        return HexFormat.of().parseHex(hash);
    }

    private static int last(List<byte[]> fields, int number) {
        int last = -1;
        for (int i = 0; i < fields.size(); i++) {
            last = fields.get(i)[0] >> 3 == number ? i : last;
        }
        return last;
    }

    /** The fields of a message whose fields all have a length, whole. */
    private static List<byte[]> fields(byte[] message) {
        List<byte[]> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length) {
            int end = at + whole(message, at);
            fields.add(Arrays.copyOfRange(message, at, end));
            at = end;
        }
        return fields;
    }

    private static int whole(byte[] message, int from) {
        int length = 0;
        int at = from + 1;
        for (int shift = 0; ; shift += 7) {
            int part = message[at++];
            length |= (part & 127) << shift;
            if (part >= 0) {
                return at - from + length;
            }
        }
    }

    private static byte[] content(byte[] field) {
        int length = 1;
        while (field[length++] < 0) {}
        return Arrays.copyOfRange(field, length, field.length);
    }
}

import io.roam.Providers;
import io.roam.Roam;
import io.roam.RoamHome;
import io.roam.SyncReport;
import io.roam.adapter.cursor.CursorAdapter;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What bench/cursor measures: a large database of Cursor, made up. */
public final class CursorBench {
    private static final int BUBBLES = 1000;
    private static final int BUBBLE = 5000;

    private final Path home;
    private final Path database;
    private final Providers providers = Providers.of(List.of(new CursorAdapter()));
    private final Random random = new Random(1);
    private final String noise;

    private CursorBench(Path home) {
        this.home = home;
        this.database = home.resolve(".config/Cursor/User/globalStorage/state.vscdb");
        StringBuilder words = new StringBuilder();
        while (words.length() < 1 << 20) {
            words.append(Integer.toString(random.nextInt(1 << 20), 36)).append(' ');
        }
        noise = words.toString();
    }

    public static void main(String[] args) throws Exception {
        CursorBench bench = new CursorBench(Path.of(args[1]).toAbsolutePath());
        switch (args[0]) {
            case "make" -> bench.make(Integer.parseInt(args[2]));
            case "say" -> bench.say();
            case "sync" -> bench.sync();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** So many MB: half of them bubbles, half of them blobs that every twentieth bubble names. */
    private void make(int megabytes) throws Exception {
        Files.createDirectories(database.getParent());
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement run = sql.createStatement()) {
            run.execute("PRAGMA journal_mode = OFF");
            run.execute("CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)");
            run.execute("CREATE TABLE cursorDiskKV (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)");
            run.execute("BEGIN");
            int composers = (int) ((long) megabytes * 1_000_000 / 2 / BUBBLES / BUBBLE);
            for (int i = 0; i < composers; i++) {
                composer(sql, id(i), 0, BUBBLES);
            }
            run.execute("COMMIT");
        }
    }

    private static String id(int i) {
        return new UUID(i * 0x9e3779b97f4a7c15L, i).toString();
    }

    /** A conversation of so many bubbles, of which those behind {@code from} are written. */
    private void composer(Connection sql, String id, int from, int bubbles) throws Exception {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < bubbles; i++) {
            String bubble = new UUID(id.hashCode(), i).toString();
            headers.append(i == 0 ? "" : ",").append("{\"bubbleId\":\"" + bubble + "\",\"type\":" + (1 + i % 2) + "}");
            if (i < from) {
                continue;
            }
            String state = i % 20 == 0 ? ",\"conversationState\":\"~" + blobs(sql) + "\"" : "";
            put(sql, "bubbleId:" + id + ":" + bubble, "{\"_v\":3,\"type\":" + (1 + i % 2) + ",\"bubbleId\":\"" + bubble
                    + "\",\"text\":\"" + words(BUBBLE - 200) + "\"" + state + "}");
        }
        put(sql, "composerData:" + id, "{\"_v\":17,\"composerId\":\"" + id + "\",\"fullConversationHeadersOnly\":[" + headers
                + "],\"status\":\"completed\",\"createdAt\":" + System.currentTimeMillis() + "}");
    }

    private String blobs(Connection sql) throws Exception {
        byte[] state = new byte[34 * 20];
        for (int i = 0; i < 20; i++) {
            byte[] blob = words(BUBBLE).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
            put(sql, "agentKv:blob:" + HexFormat.of().formatHex(hash), blob);
            state[34 * i] = 10;
            state[34 * i + 1] = 32;
            System.arraycopy(hash, 0, state, 34 * i + 2, 32);
        }
        return java.util.Base64.getEncoder().encodeToString(state);
    }

    private String words(int length) {
        int from = random.nextInt(noise.length() - length);
        return noise.substring(from, from + length);
    }

    private static void put(Connection sql, String key, Object value) throws Exception {
        try (PreparedStatement insert = sql.prepareStatement("INSERT INTO cursorDiskKV VALUES (?, ?)")) {
            insert.setString(1, key);
            insert.setObject(2, value);
            insert.execute();
        }
    }

    /** One more bubble in one conversation, written into the log as the tool does while it runs. */
    private void say() throws Exception {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            try (Statement run = sql.createStatement()) {
                run.execute("PRAGMA journal_mode = WAL");
            }
            sql.setAutoCommit(false);
            composer(sql, id(3), BUBBLES, BUBBLES + 1);
            sql.commit();
            Runtime.getRuntime().halt(0); // the log stays, as while the tool runs
        }
    }

    private void sync() throws IOException {
        Machine machine = new Machine(
                home, home, Map.of(), Os.LINUX, "bench", InstantSource.system(), Processes.ofThisMachine(), Disk.real());
        RoamHome roam = RoamHome.under(home.resolve("roam"));
        if (!Files.exists(home.resolve("roam/config"))) {
            Roam.init(roam, machine, providers, Optional.of("bench"), Optional.empty(), true);
        }
        long before = System.nanoTime();
        try (Roam open = Roam.open(roam, machine, providers, by -> {})) {
            SyncReport report = open.sync();
            long events = report.captured().stream().mapToLong(SyncReport.Capture::events).sum();
            System.out.printf("%d conversations, %d events, %.2f s%n", report.captured().size(), events, (System.nanoTime() - before) / 1e9);
            report.notes().forEach(System.out::println);
        }
    }
}

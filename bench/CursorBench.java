import io.roam.api.Providers;
import io.roam.Roam;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.adapter.cursor.CursorAdapter;
import io.roam.api.InitOptions;
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
            case "meet" -> bench.meet(Path.of(args[2]).toAbsolutePath());
            case "placing" -> bench.placing(Path.of(args[2]).toAbsolutePath());
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
            run.execute("INSERT INTO ItemTable VALUES ('composer.composerHeaders', '{\"allComposers\":[]}')");
            run.execute("BEGIN");
            int composers = (int) ((long) megabytes * 1_000_000 / 2 / BUBBLES / BUBBLE);
            for (int i = 0; i < composers; i++) {
                composer(sql, id(i), 0, BUBBLES);
            }
            run.execute("COMMIT");
        }
    }

    private String id(int i) {
        return new UUID(i * 0x9e3779b97f4a7c15L, home.getFileName().hashCode()).toString();
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
                    + "\",\"workspaceUris\":[\"file://" + home + "/work\"],\"text\":\"" + words(BUBBLE - 200) + "\"" + state + "}");
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

    /** Lets the homes meet in a folder, so that all has arrived in the other one, and waits there while its Cursor runs. */
    private void meet(Path other) throws IOException {
        String code;
        try (Roam mine = open(home, false)) {
            mine.sync();
            code = mine.devices().pairingCode();
        }
        Files.createDirectories(other.resolve("work"));
        try (Roam theirs = open(other, true)) {
            theirs.devices().pair(code, false);
        }
        for (int round = 0; round < 2; round++) {
            try (Roam mine = open(home, false)) {
                mine.sync();
            }
            try (Roam theirs = open(other, true)) {
                theirs.sync();
            }
        }
    }

    private static final class CursorRuns implements Processes {
        @Override
        public Optional<Running> find(long pid) {
            return Optional.empty();
        }

        @Override
        public boolean anyNamed(String program) {
            return program.equals("cursor");
        }

        @Override
        public boolean anyIn(String folder, String helper) {
            return false;
        }

        @Override
        public Optional<PidSpace> pidSpace() {
            return Optional.empty();
        }
    }

    /**
     * Places all conversations of this home in others, N in the home {@code other-N}, each time after SQLite copied the same rows into
     * {@code copied-N}; the first time is to warm up the machine and Java.
     */
    private void placing(Path work) throws Exception {
        for (int round = 0; Files.isDirectory(work.resolve("other-" + round)); round++) {
            double copied = new CursorBench(work.resolve("copied-" + round)).copy(home);
            long before = System.nanoTime();
            int placed;
            try (Roam open = open(work.resolve("other-" + round), false)) {
                placed = open.sync().placed().size();
            }
            double seconds = (System.nanoTime() - before) / 1e9;
            System.out.printf(
                    "  round %d%s: SQLite copies the rows in %.2f s, roam places %d conversations in %.2f s, ratio %.2f%n",
                    round, round == 0 ? " (warming up)" : "", copied, placed, seconds, seconds / copied);
        }
    }

    /** Another program does what placing does, without a list, an undo log, or reading back: it copies the rows. */
    private double copy(Path from) throws Exception {
        long before = System.nanoTime();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement run = sql.createStatement()) {
            run.execute("ATTACH '" + from.resolve(home.relativize(database)) + "' AS other");
            run.execute("INSERT INTO cursorDiskKV SELECT key, value FROM other.cursorDiskKV WHERE key GLOB 'composerData:*' OR key GLOB 'bubbleId:*' OR key GLOB 'agentKv:*'");
        }
        return (System.nanoTime() - before) / 1e9;
    }

    private Roam open(Path of, boolean runs) throws IOException {
        Machine machine = new Machine(
                of, of, Map.of(), Os.LINUX, of.getFileName().toString(), InstantSource.system(), runs ? new CursorRuns() : Processes.ofThisMachine(), Disk.real(), Map.of());
        RoamHome roam = RoamHome.under(of.resolve("roam"));
        if (!Files.exists(of.resolve("roam/config"))) {
            Path meet = Files.createDirectories(of.resolveSibling("meet"));
            Roam.init(roam, machine, providers, InitOptions.none().named(of.getFileName().toString()).via("folder:" + meet).allowingPlain());
        }
        return Roam.open(roam, machine, providers, by -> {});
    }

    private void sync() throws IOException {
        long before = System.nanoTime();
        try (Roam open = open(home, false)) {
            SyncReport report = open.sync();
            long events = report.captured().stream().mapToLong(SyncReport.Capture::events).sum();
            System.out.printf("%d conversations, %d events", report.captured().size(), events);
            System.out.printf("; placed %d, skipped %d, %.2f s%n", report.placed().size(), report.skipped().size(), (System.nanoTime() - before) / 1e9);
            report.problems().forEach(System.out::println);
            report.skipped().stream().limit(3).forEach(skipped -> System.out.println(skipped.reason().what()));
        }
    }
}

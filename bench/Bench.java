import io.roam.api.Providers;
import io.roam.Roam;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.api.InitOptions;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** What bench/run measures; every figure is a ratio to a peer, or to a limit, in the same run. */
public final class Bench {
    private final Path home;
    private final Path projects;
    private final Providers providers = Providers.of(List.of(new ClaudeAdapter()));

    private Bench(Path home) {
        this.home = home;
        this.projects = home.resolve(".claude/projects");
    }

    public static void main(String[] args) throws IOException {
        Bench bench = new Bench(Path.of(args[1]).toAbsolutePath());
        switch (args[0]) {
            case "make" -> bench.make(Path.of(args[2]), Long.parseLong(args[3]) << 20);
            case "make-long" -> bench.makeLong(Integer.parseInt(args[2]), Integer.parseInt(args[3]) << 20);
            case "make-lines" -> bench.makeLines(Integer.parseInt(args[2]));
            case "make-many" -> bench.makeMany(Integer.parseInt(args[2]));
            case "import" -> bench.importAll();
            case "idle" -> bench.idle(Path.of(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private Machine machine() {
        Map<String, String> environment = Map.of();
        Os os = Os.named(System.getProperty("os.name"));
        return new Machine(home, home, environment, os, "bench", InstantSource.system(), Processes.ofThisMachine(), Disk.real(), Map.of());
    }

    private RoamHome roam() {
        return RoamHome.under(home.resolve("roam"));
    }

    private static String said(String id, String parent, String cwd, String text) {
        return "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"") + ",\"isSidechain\":false,\"cwd\":\"" + cwd
                + "\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"},\"uuid\":\"" + id
                + "\",\"timestamp\":\"" + Instant.now() + "\"}\n";
    }

    private Path session(String project) throws IOException {
        Path folder = Files.createDirectories(projects.resolve("-bench-" + project));
        return folder.resolve(UUID.randomUUID() + ".jsonl");
    }

    /** Sessions of that many bytes in all: the transcripts of a corpus over and over, each begun by a line of its own. */
    private void make(Path corpus, long bytes) throws IOException {
        List<Path> files = Files.isDirectory(corpus) ? transcripts(corpus) : List.of(madeUp());
        long made = 0;
        for (int i = 0; made < bytes; i++) {
            Path from = files.get(i % files.size());
            Path to = session("p" + i % 10);
            Files.writeString(to, said(UUID.randomUUID().toString(), null, "/bench/p" + i % 10, "run " + i));
            try (OutputStream out = Files.newOutputStream(to, java.nio.file.StandardOpenOption.APPEND)) {
                Files.copy(from, out);
                out.write('\n');
            }
            made += Files.size(to);
        }
    }

    private static List<Path> transcripts(Path corpus) throws IOException {
        try (Stream<Path> all = Files.walk(corpus)) {
            return all.filter(file -> file.toString().endsWith(".jsonl") && file.toFile().length() > 1 << 20).sorted().toList();
        }
    }

    /** A transcript of 2 MB whose lines are as long, and compress as well, as real ones. */
    private Path madeUp() throws IOException {
        Random random = new Random(11);
        Path file = Files.createDirectories(home).resolve("made-up");
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 2 << 20; i++) {
            StringBuilder words = new StringBuilder();
            for (int k = random.nextInt(700); k >= 0; k--) {
                words.append(Integer.toString(random.nextInt(3000), 36)).append(random.nextInt(9) == 0 ? "\\n" : " ");
            }
            text.append(said("u" + i, "u" + (i - 1), "/bench/x", words.toString()));
        }
        return Files.writeString(file, text);
    }

    /** One session with lines of that length. */
    private void makeLong(int lines, int bytes) throws IOException {
        Random random = new Random(7);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(session("long")))) {
            for (int i = 0; i < lines; i++) {
                String begin = said("u" + i, i == 0 ? null : "u" + (i - 1), "/bench/long", "");
                int at = begin.indexOf("\"content\":\"") + 11;
                out.write(begin.substring(0, at).getBytes(StandardCharsets.UTF_8));
                for (int k = 0; k < bytes; k++) {
                    out.write('a' + random.nextInt(26));
                }
                out.write(begin.substring(at).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** One session of many lines of half a kilobyte, each a message. */
    private void makeLines(int lines) throws IOException {
        Random random = new Random(5);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(session("lines")))) {
            for (int i = 0; i < lines; i++) {
                StringBuilder words = new StringBuilder(i % 100_000 == 7 ? "handshake" : "function");
                for (int k = 0; k < 60; k++) {
                    words.append(' ').append(Integer.toString(random.nextInt(3000), 36));
                }
                String line = said("u" + i, i == 0 ? null : "u" + (i - 1), "/bench/lines", words.toString());
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void makeMany(int sessions) throws IOException {
        for (int i = 0; i < sessions; i++) {
            Path file = session("p" + i % 20);
            Files.writeString(file, said("u1", null, "/bench/p" + i % 20, "one " + UUID.randomUUID()) + said("u2", "u1", "/bench/p" + i % 20, "two"));
        }
    }

    private void importAll() {
        Roam.init(roam(), machine(), providers, InitOptions.none());
        long begin = System.nanoTime();
        try (Roam roam = Roam.open(roam(), machine(), providers)) {
            SyncReport report = roam.sync();
            System.out.printf(
                    "import: %d sessions in %.2f s, heap at most %d MB%n",
                    report.captured().size(), (System.nanoTime() - begin) / 1e9, Runtime.getRuntime().maxMemory() >> 20);
            report.problems().stream().limit(3).forEach(System.out::println);
        }
    }

    /** A sync with nothing to do, beside a bare walk with a stat of every file; both many times, in turn. */
    private void idle(Path meet) throws IOException {
        Files.createDirectories(meet);
        Roam.init(roam(), machine(), providers, InitOptions.none().via("folder:" + meet).allowingPlain());
        try (Roam roam = Roam.open(roam(), machine(), providers)) {
            roam.sync();
            roam.sync();
            List<Double> ratios = new ArrayList<>();
            List<Double> syncs = new ArrayList<>();
            List<Double> walks = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                double walk = millis(this::walk);
                double sync = millis(() -> roam.sync().isQuiet() ? 1 : fail());
                if (i >= 200) {
                    walks.add(walk);
                    syncs.add(sync);
                    ratios.add(sync / walk);
                }
            }
            System.out.printf("idle: walk %.2f ms, sync %.2f ms, ratio %.2f (medians of 100)%n", median(walks), median(syncs), median(ratios));
        }
    }

    private static long fail() {
        throw new IllegalStateException("there was something to do");
    }

    private long walk() {
        long[] bytes = {0};
        try {
            Files.walkFileTree(projects, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes[0];
    }

    private static double millis(LongSupplier work) {
        long begin = System.nanoTime();
        work.getAsLong();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted(Comparator.naturalOrder()).skip(values.size() / 2).findFirst().orElseThrow();
    }
}

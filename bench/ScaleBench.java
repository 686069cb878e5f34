import io.roam.Roam;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What bench/scale measures: the processor's time for each item, where there are one, ten and a hundred times as many. */
public final class ScaleBench {
    private final Path root;
    private final Path meet;
    private final Providers providers = Providers.of(List.of(new ClaudeAdapter()));

    private ScaleBench(Path root) throws IOException {
        this.root = Files.createDirectories(root).toAbsolutePath();
        this.meet = Files.createDirectories(this.root.resolve("meet"));
    }

    private record Device(Path home, Roam roam) implements AutoCloseable {
        @Override
        public void close() {
            roam.close();
        }
    }

    /** KIND COUNT FOLDER: prints what each step costs, in microseconds of the processor for each item. */
    public static void main(String[] args) throws IOException {
        ScaleBench bench = new ScaleBench(Path.of(args[2]));
        int count = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "sessions" -> bench.sessions(count);
            case "rows" -> bench.rows(count, false);
            case "trailing" -> bench.rows(count, true);
            case "batches" -> bench.batches(count);
            case "branches" -> bench.branches(count);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private void sessions(int count) throws IOException {
        try (Device desk = device("desk"); Device lap = device("lap")) {
            pair(desk, lap);
            for (int i = 0; i < count; i++) {
                write(file(desk, UUID.randomUUID()), said("u1", null, desk, "one " + i) + said("u2", "u1", desk, "two"));
            }
            measure("first sync", count, desk.roam()::sync);
            measure("with nothing to do", count, desk.roam()::sync);
            measure("status", count, () -> desk.roam().status());
            measure("list", count, () -> desk.roam().conversations().list());
            measure("first sync of the other", count, lap.roam()::sync);
            measure("with nothing to do", count, lap.roam()::sync);
        }
    }

    private void rows(int count, boolean trailing) throws IOException {
        try (Device desk = device("desk"); Device lap = device("lap")) {
            pair(desk, lap);
            Path file = file(desk, UUID.randomUUID());
            write(file, said("u1", null, desk, "one"));
            append(file, desk, 1, count / 2, trailing);
            measure("first half", count / 2, desk.roam()::sync);
            append(file, desk, 1 + count / 2, count / 2, trailing);
            measure("second half", count / 2, desk.roam()::sync);
            measure("the other device", count, lap.roam()::sync);
        }
    }

    /** Each of two devices adds one message in turn, and the third hears all at once. */
    private void batches(int count) throws IOException {
        try (Device desk = device("desk"); Device lap = device("lap")) {
            pair(desk, lap);
            Path file = file(desk, UUID.randomUUID());
            for (int i = 0; i < count; i++) {
                write(file, said("u" + i, i == 0 ? null : "u" + (i - 1), desk, "message " + i));
                desk.roam().sync();
            }
            measure("one more message", 1, desk.roam()::sync);
            measure("the other device", count, lap.roam()::sync);
        }
    }

    /** Each session is the same beginning, gone on with in another way. */
    private void branches(int count) throws IOException {
        try (Device desk = device("desk"); Device lap = device("lap")) {
            pair(desk, lap);
            String begin = said("u1", null, desk, "one") + said("u2", "u1", desk, "two");
            for (int i = 0; i < count; i++) {
                write(file(desk, UUID.randomUUID()), begin + said("v" + i, "u2", desk, "way " + i));
            }
            measure("first sync", count, desk.roam()::sync);
            measure("with nothing to do", count, desk.roam()::sync);
            measure("first sync of the other", count, lap.roam()::sync);
            measure("with nothing to do", count, lap.roam()::sync);
        }
    }

    private void append(Path file, Device device, int from, int count, boolean trailing) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
            for (int i = from; i < from + count; i++) {
                String line = trailing
                        ? "{\"type\":\"file-history-snapshot\",\"messageId\":\"" + UUID.randomUUID()
                                + "\",\"snapshot\":{\"trackedFileBackups\":{}},\"isSnapshotUpdate\":false}\n"
                        : said("u" + (i + 1), "u" + i, device, "message " + i);
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        age(file);
    }

    private static void measure(String what, int items, Runnable work) {
        long before = processorTime();
        work.run();
        System.out.printf("  %-26s %9d items %10.1f us each%n", what, items, (processorTime() - before) / 1e3 / items);
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private Device device(String name) throws IOException {
        Path home = Files.createDirectories(root.resolve(name));
        Files.createDirectories(home.resolve(".claude/projects"));
        Files.createDirectories(root.resolve("work"));
        Machine machine = new Machine(
                home, home, Map.of(), Os.named(System.getProperty("os.name")), name, InstantSource.system(),
                Processes.ofThisMachine(), Disk.unforced(), Map.of());
        RoamHome own = RoamHome.under(home.resolve("roam"));
        Roam.init(own, machine, providers, InitOptions.none().named(name).via("folder:" + meet).allowingPlain());
        return new Device(home, Roam.open(own, machine, providers));
    }

    private static void pair(Device one, Device other) {
        other.roam().devices().pair(one.roam().devices().pairingCode(), false);
        one.roam().sync();
        other.roam().sync();
    }

    private Path file(Device device, UUID id) throws IOException {
        Path folder = device.home().resolve(".claude/projects").resolve(root.resolve("work").toString().replaceAll("[^A-Za-z0-9]", "-"));
        return Files.createDirectories(folder).resolve(id + ".jsonl");
    }

    private void write(Path file, String lines) throws IOException {
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        age(file);
    }

    /** Lets a file look as if nothing had happened in it for some time. */
    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(300)));
    }

    private String said(String id, String parent, Device device, String text) {
        return "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"") + ",\"isSidechain\":false,\"cwd\":\"" + root.resolve("work")
                + "\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"},\"uuid\":\"" + id
                + "\",\"timestamp\":\"" + Instant.now() + "\"}\n";
    }
}

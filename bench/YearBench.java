import io.roam.Roam;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.operation.OpenHome;
import io.roam.operation.SyncRunner;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.sync.SyncMonitor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What bench/year measures: what a year of lines, each captured by a watch when it is said, leaves behind. */
public final class YearBench {
    private static final int SESSIONS = 4;
    private static final String[] WORDS = ("the of a file test error line method class return value list string build check "
            + "module path name change commit branch version when where which should because before after only").split(" ");

    private final Path root;
    private final Path meet;
    private final Random random = new Random(1);
    private final Providers providers = Providers.of(List.of(new ClaudeAdapter()));
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    private YearBench(Path root) throws IOException {
        this.root = Files.createDirectories(root).toAbsolutePath();
        this.meet = Files.createDirectories(this.root.resolve("meet"));
    }

    /** A device with a watch that goes on for ever. */
    private final class Device {
        final String name;
        final Path home;
        final RoamHome own;
        final Machine machine;
        final List<UUID> sessions = new ArrayList<>();
        OpenHome open;
        SyncRunner watch;
        int said;

        Device(String name) throws IOException {
            this.name = name;
            this.home = Files.createDirectories(root.resolve(name));
            Files.createDirectories(home.resolve(".claude/projects"));
            Files.createDirectories(home.resolve(".claude/sessions")); // a client that says what it has open, and has nothing open
            Files.createDirectories(root.resolve("work"));
            InstantSource clock = () -> now;
            this.machine = new Machine(home, home, Map.of(), Os.named(System.getProperty("os.name")), name, clock,
                    Processes.ofThisMachine(), Disk.unforced(), Map.of());
            this.own = RoamHome.under(home.resolve("roam"));
            Roam.init(own, machine, providers, InitOptions.none().named(name).via("folder:" + meet).allowingPlain());
        }

        Roam roam() {
            return Roam.open(own, machine, providers);
        }

        void open() {
            open = new OpenHome(own, machine, providers, pause -> {});
            watch = new SyncRunner(open, SyncMonitor.SILENT);
        }

        Path projects() throws IOException {
            return Files.createDirectories(home.resolve(".claude/projects")
                    .resolve(root.resolve("work").toString().replaceAll("[^A-Za-z0-9]", "-")));
        }

        void beginDay() {
            sessions.clear();
            for (int i = 0; i < SESSIONS; i++) {
                sessions.add(UUID.randomUUID());
            }
        }

        void say(int event) throws IOException {
            UUID session = sessions.get(event * SESSIONS / 1000 % SESSIONS);
            Path file = projects().resolve(session + ".jsonl");
            String parent = Files.exists(file) ? "\"u" + (said - 1) + name + "\"" : "null";
            StringBuilder text = new StringBuilder();
            for (int words = 5 + random.nextInt(120); words > 0; words--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(9) == 0 ? random.nextInt(100_000) : "").append(' ');
            }
            String line = "{\"parentUuid\":" + parent + ",\"isSidechain\":false,\"cwd\":\"" + root.resolve("work") + "\",\"sessionId\":\"" + session
                    + "\",\"version\":\"2.1.0\",\"gitBranch\":\"main\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text
                    + "\"},\"uuid\":\"u" + said++ + name + "\",\"timestamp\":\"" + now + "\"}\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(60)));
            watch.syncChanged(Optional.of(Set.of(projects())));
        }

        void hear() {
            watch.syncChanged(Optional.of(Set.of()));
            open.context().exchange().transports().await();
            watch.syncChanged(Optional.of(Set.of()));
        }
    }

    /** DAYS EVENTS DEVICES FOLDER, or: lines FOLDER FILE... */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("lines")) {
            new YearBench(Path.of(args[1])).lines(List.of(args).subList(2, args.length));
            return;
        }
        new YearBench(Path.of(args[3])).run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    /** Captures files line by line, and beside that at one go. */
    private void lines(List<String> files) throws IOException {
        Device watched = new Device("watched");
        Device once = new Device("once");
        watched.open();
        int lines = 0;
        for (String file : files) {
            List<String> all = Files.readAllLines(Path.of(file));
            Path to = watched.projects().resolve(UUID.nameUUIDFromBytes(file.getBytes()) + ".jsonl");
            for (String line : all) {
                now = now.plusSeconds(10);
                Files.writeString(to, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Files.setLastModifiedTime(to, FileTime.from(now.minusSeconds(60)));
                watched.watch.syncChanged(Optional.of(Set.of(watched.projects())));
            }
            lines += all.size();
            Path copy = once.projects().resolve(to.getFileName().toString());
            Files.copy(to, copy);
            Files.setLastModifiedTime(copy, FileTime.from(now.minusSeconds(60)));
        }
        now = now.plus(Duration.ofDays(1));
        watched.watch.syncChanged(Optional.empty());
        watched.open.close();
        try (Roam roam = once.roam()) {
            roam.sync();
        }
        Map<String, long[]> sizes = new TreeMap<>();
        measure(watched.own.data().resolve("pool"), "line by line", sizes);
        measure(once.own.data().resolve("pool"), "at one go", sizes);
        measure(watched.home.resolve(".claude"), "the tool's own files", sizes);
        sizes.forEach((what, size) -> System.out.printf("  %-24s %7d files %10d KB%n", what, size[0], size[1] / 1000));
        System.out.printf("  %d lines, ratio of bytes %.2f%n", lines, (double) sizes.get("line by line")[1] / sizes.get("at one go")[1]);
    }

    private void run(int days, int events, int count) throws IOException {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(new Device("d" + i));
        }
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                try (Roam one = devices.get(i).roam(); Roam other = devices.get(j).roam()) {
                    other.devices().pair(one.devices().pairingCode(), true);
                    one.sync();
                    other.sync();
                }
            }
        }
        devices.forEach(Device::open);
        for (int day = 1; day <= days; day++) {
            devices.forEach(Device::beginDay);
            for (int event = 0; event < events; event++) {
                now = now.plusSeconds(30);
                for (Device device : devices) {
                    device.say(event);
                }
                if (event % 50 == 49) {
                    devices.forEach(Device::hear);
                }
            }
            for (int hour = 0; hour < 3; hour++) { // the night
                now = now.plus(Duration.ofHours(2));
                devices.forEach(Device::hear);
            }
            if (day == 1 || day == days || day % 25 == 0) {
                report(day, devices);
            }
            now = now.plus(Duration.ofHours(24)).minusSeconds(events * 30L).minus(Duration.ofHours(6));
        }
        late(devices.get(0));
    }

    /** A new process on a device at the end: opening, listing, and syncs with nothing to do. */
    private void late(Device device) {
        device.open.close();
        long heap = used();
        long start = System.nanoTime();
        try (Roam roam = device.roam()) {
            System.out.printf("  opened and listed %d conversations in %.0f ms%n", roam.conversations().list().size(), millis(start));
            for (int i = 0; i < 3; i++) {
                start = System.nanoTime();
                boolean quiet = roam.sync().isQuiet();
                System.out.printf("  a sync with nothing to do: %.0f ms%s%n", millis(start), quiet ? "" : ", NOT quiet");
            }
            System.out.printf("  heap in use for it: %.1f MB%n", (used() - heap) / 1e6);
        }
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void report(int day, List<Device> devices) throws IOException {
        Device device = devices.get(0);
        int lines = devices.stream().mapToInt(one -> one.said).sum();
        System.out.printf("day %d: %d lines, %.0f s of the processor%n", day, lines,
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9);
        Map<String, long[]> sizes = new TreeMap<>();
        measure(device.own.data().resolve("pool"), "pool", sizes);
        measure(device.own.data().resolve("ledger"), "ledger", sizes);
        measure(device.own.data().resolve("exchange"), "exchange", sizes);
        measure(device.own.data().resolve("undo"), "undo", sizes);
        try (Stream<Path> caches = Files.list(device.own.cache())) {
            for (Path cache : caches.sorted().toList()) {
                measure(cache, "cache/" + cache.getFileName(), sizes);
            }
        }
        measure(meet.resolve("roam/main"), "meeting folder", sizes);
        measure(meet.resolve("roam/live"), "lanes", sizes);
        measure(device.home.resolve(".claude"), "the tool's own files", sizes);
        sizes.forEach((what, size) -> System.out.printf("  %-24s %7d files %10d KB %8.1f bytes a line%n", what, size[0], size[1] / 1000,
                (double) size[1] / lines));
    }

    private static void measure(Path path, String what, Map<String, long[]> sizes) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        long[] size = {0, 0};
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size[0]++;
                size[1] += Files.size(file);
            }
        }
        sizes.put(what, size);
    }
}

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What bench/watch measures: how long a line that is appended to a session on one side takes until the session on the other side is
 * complete, by roam, by Syncthing alone, and by a copy as the floor; in turns, in one run.
 */
public final class WatchBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int SPACED = 20;
    private static final int BURSTS = 2;
    private static final int IN_BURST = 10;
    private static final long APART_MILLIS = 30;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 300_000;

    private final Random random = new Random(5);

    public static void main(String[] args) throws IOException {
        WatchBench bench = new WatchBench();
        Path a = Path.of(args[1]);
        switch (args[0]) {
            case "make" -> bench.make(a, Path.of(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            case "await" -> bench.await(a, Path.of(args[2]));
            case "measure" -> bench.measure(a, Path.of(args[2]), Path.of(args[3]), Path.of(args[4]), Path.of(args[5]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Many short sessions, and a long one whose id is all ones. */
    private void make(Path projects, Path code, int sessions, int lines) throws IOException {
        for (int i = 0; i < sessions; i++) {
            write(projects, code.resolve("p" + i % 20), UUID.randomUUID().toString(), 2 + random.nextInt(30));
        }
        write(projects, code.resolve("p0"), id(1), lines);
    }

    private static String id(int digit) {
        return "11111111-1111-4111-8111-111111111111".replace('1', (char) ('0' + digit));
    }

    private void write(Path projects, Path cwd, String session, int lines) throws IOException {
        Files.createDirectories(cwd);
        Path folder = Files.createDirectories(projects.resolve(cwd.toString().replaceAll("[^A-Za-z0-9]", "-")));
        StringBuilder text = new StringBuilder();
        String parent = null;
        for (int i = 0; i < lines; i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            text.append(said(session, uuid, parent, cwd.toString(), words()));
            parent = uuid;
        }
        Files.writeString(folder.resolve(session + ".jsonl"), text);
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int k = random.nextInt(200); k >= 0; k--) {
            words.append(Integer.toString(random.nextInt(3000), 36)).append(' ');
        }
        return words.toString();
    }

    private static String said(String session, String id, String parent, String cwd, String text) {
        return "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"") + ",\"isSidechain\":false,\"userType\":\"external\","
                + "\"cwd\":\"" + cwd + "\",\"sessionId\":\"" + session + "\",\"version\":\"2.1.330\",\"type\":\"user\","
                + "\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"},\"uuid\":\"" + id + "\",\"timestamp\":\"" + Instant.now()
                + "\"}\n";
    }

    private static List<Path> sessions(Path projects) throws IOException {
        if (!Files.isDirectory(projects)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(projects)) {
            return all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    /** Waits until all sessions of one side are on the other. */
    private void await(Path here, Path there) throws IOException {
        List<Path> mine = sessions(here);
        for (int i = 0; i < 1200 && !isEqual(mine, sessions(there)); i++) {
            LockSupport.parkNanos(500_000_000);
        }
        if (!isEqual(mine, sessions(there))) {
            throw new IllegalStateException(mine.size() + " sessions here, " + sessions(there).size() + " there");
        }
    }

    private static boolean isEqual(List<Path> mine, List<Path> others) throws IOException {
        if (mine.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            if (Files.size(mine.get(i)) != Files.size(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void measure(Path a, Path b, Path plainA, Path plainB, Path copies) throws IOException {
        Side roam = new Side("roam watch", long1(a), long1(b), Optional.empty());
        Side plain = new Side("Syncthing alone, fsWatcherDelayS=2", long1(plainA), long1(plainB), Optional.empty());
        Path from = copies.resolve("from.jsonl");
        Files.createDirectories(copies);
        Files.copy(roam.from, from);
        Files.copy(from, copies.resolve("to.jsonl"));
        Side copy = new Side("copy", from, copies.resolve("to.jsonl"), Optional.of(copies.resolve("part")));
        List<Side> sides = List.of(copy, roam, plain);
        for (Side side : sides) { // the compiler's first seconds are nobody's
            side.spaced(5);
        }
        sides.forEach(Side::forget);
        for (int round = 0; round < ROUNDS; round++) {
            for (Side side : sides) {
                side.spaced(SPACED);
                side.bursts();
            }
        }
        sides.forEach(Side::print);
        roam.beside(plain);
        for (Side side : sides) {
            side.check();
        }
    }

    private static Path long1(Path projects) throws IOException {
        return sessions(projects).stream().filter(file -> file.endsWith(id(1) + ".jsonl")).findFirst().orElseThrow();
    }

    private static String field(String line, String name) {
        int at = line.lastIndexOf("\"" + name + "\":\"") + name.length() + 4;
        return line.substring(at, line.indexOf('"', at));
    }

    /** A session that is carried from one side to the other. */
    private final class Side {
        private final String name;
        private final Path from;
        private final Path to;
        private final Optional<Path> part;
        private final List<Double> spaced = new ArrayList<>();
        private final List<Double> bursts = new ArrayList<>();
        private final String cwd;
        private String last;

        Side(String name, Path from, Path to, Optional<Path> part) throws IOException {
            this.name = name;
            this.from = from;
            this.to = to;
            this.part = part;
            List<String> lines = Files.readAllLines(from);
            String line = lines.get(lines.size() - 1);
            this.last = field(line, "uuid");
            this.cwd = field(line, "cwd");
        }

        /** Appends a line; the length of the session from then on. */
        long append() throws IOException {
            String uuid = UUID.randomUUID().toString();
            String text = said(id(1), uuid, last, cwd, words());
            Files.write(from, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            last = uuid;
            if (part.isPresent()) {
                Files.copy(from, part.get(), StandardCopyOption.REPLACE_EXISTING);
                Files.move(part.get(), to, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.size(from);
        }

        private boolean has(long length) throws IOException {
            try {
                return Files.size(to) >= length;
            } catch (NoSuchFileException e) { // between two names
                return false;
            }
        }

        private void hear(long length, long limit) throws IOException {
            while (!has(length)) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(name + ": nothing came in a minute");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        void spaced(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos((400 + random.nextInt(400)) * 1_000_000L);
                long begin = System.nanoTime();
                hear(append(), begin + PATIENCE_NANOS);
                spaced.add((System.nanoTime() - begin) / 1e6);
            }
        }

        void bursts() throws IOException {
            for (int i = 0; i < BURSTS; i++) {
                LockSupport.parkNanos(1_000_000_000L);
                burst();
            }
        }

        /** Appends lines one after the other, and waits for each of them. */
        private void burst() throws IOException {
            List<long[]> open = new ArrayList<>();
            long limit = System.nanoTime() + PATIENCE_NANOS;
            for (int sent = 0; sent < IN_BURST || !open.isEmpty(); ) {
                long now = System.nanoTime();
                if (sent < IN_BURST && (open.isEmpty() || now - open.get(open.size() - 1)[0] >= APART_MILLIS * 1_000_000)) {
                    open.add(new long[] {now, append()});
                    sent++;
                }
                long there = Files.exists(to) ? Files.size(to) : 0;
                long seen = System.nanoTime();
                open.removeIf(line -> line[1] <= there && bursts.add((seen - line[0]) / 1e6));
                if (seen > limit) {
                    throw new IllegalStateException(name + ": nothing came in a minute");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        void forget() {
            spaced.clear();
            bursts.clear();
        }

        void print() {
            System.out.printf(
                    "%-36s spaced: median %7.1f ms, p95 %7.1f ms; bursts: median %7.1f ms, p95 %7.1f ms (%d and %d lines)%n",
                    name, at(spaced, 50), at(spaced, 95), at(bursts, 50), at(bursts, 95), spaced.size(), bursts.size());
        }

        void beside(Side slower) {
            System.out.printf(
                    "%s is faster than %s: %.0f times (median, spaced), %.0f times (median, in bursts)%n",
                    name, slower.name, at(slower.spaced, 50) / at(spaced, 50), at(slower.bursts, 50) / at(bursts, 50));
        }

        void check() throws IOException {
            if (!Arrays.equals(Files.readAllBytes(from), Files.readAllBytes(to))) {
                throw new IllegalStateException(name + ": both sides differ");
            }
        }
    }

    private static double at(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}

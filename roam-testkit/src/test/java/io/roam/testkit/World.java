package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.batch.PackWriter;
import io.roam.batch.StagedPack;
import io.roam.chain.BatchId;
import io.roam.chain.PackId;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Devices to which things happen. */
final class World implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(30);

    final TestDevices devices;
    private final Path backups;
    private final Map<String, String> memory = new HashMap<>();
    private final Map<String, Path> kept = new HashMap<>();
    private final Past past = new Past();
    /** Copies of devices with the key of the original, by name. */
    private final Map<String, TestDevice> copies = new HashMap<>();

    private final List<TestDevice> newcomers = new ArrayList<>();
    private int count;

    World(Path folder, int size, long seed) {
        devices = TestDevices.in(folder, size, FakeTool.keepingFor(KEPT), seed);
        backups = folder.resolve("backups");
    }

    /** Lets a thing happen. */
    void happen(Deed deed) {
        count++;
        TestDevice device = device(deed.device());
        try {
            happen(deed, device);
        } catch (HomeClosedException e) { // it has a copy, or was set back: its user looks, and lets roam repair it
            repair(device);
        }
    }

    private void repair(TestDevice device) {
        past.forget(device);
        boolean isShared = device.doctor()
                .closure()
                .filter(why -> why.cause() == HomeClosure.Cause.KEY_SHARED)
                .isPresent();
        if (isShared) {
            renewCopies(device.id());
        }
        device.repair();
    }

    /** The user is told that there are copies with the key of another machine, and makes each a device of its own. */
    private void renewCopies(String key) {
        List.copyOf(copies.values()).stream()
                .filter(copy -> copy.id().equals(key))
                .forEach(this::renew);
    }

    private void renew(TestDevice copy) {
        copies.remove(copy.name());
        past.forget(copy);
        copy.renewDevice();
        newcomers.add(copy);
    }

    private void happen(Deed deed, TestDevice device) {
        switch (deed.kind()) {
            case NEW -> write(device, device.session("s" + count), word());
            case SYNC -> sync(device);
            case WATCH -> watch(device);
            case QUIET -> pass(device, Duration.ofHours(2));
            case FOSTER -> pass(device, Duration.ofDays(8));
            case ROT -> rot(device, deed.lot());
            case SPOIL -> devices.meeting().spoil(deed.lot());
            case FLOOD -> flood(device, deed.lot());
            case PART -> devices.meeting().only((from, to, file) -> linked(deed.lot(), from, to));
            case LOSE -> {
                Random lots = new Random(deed.lot());
                devices.meeting().only((from, to, file) -> lots.nextBoolean());
            }
            case MEET -> devices.meeting().all();
            case CLOCK -> device.machine().advance(Duration.ofHours(deed.lot() % 97 - 48));
            case CACHE -> device.loseCache();
            case KEEP -> keep(device);
            case SET_BACK -> setBack(device, false);
            case SET_ALL_BACK -> setBack(device, true);
            case CLONE -> {
                if (devices.all().size() < 5) {
                    copy(deed.device() % devices.all().size(), deed.lot());
                }
            }
            case AGE -> age(device);
            case RESTORE -> restore(device, deed.lot());
            case CRASH -> crash(device, deed.lot());
            case UNDO -> past.undo(device);
            case DROP, KEEP_BRANCH -> branch(device, deed);
            default -> {
                List<FakeSession> sessions = device.sessions();
                if (!sessions.isEmpty()) {
                    happen(deed, device, sessions.get(deed.session() % sessions.size()));
                }
            }
        }
    }

    private void happen(Deed deed, TestDevice device, FakeSession session) {
        String key = key(device, session);
        switch (deed.kind()) {
            case SAY -> write(device, session, word());
            case STATE -> write(device, session, "S");
            case MODE -> session.line("M m" + deed.lot() % 3).line("L l" + count);
            case TITLE -> session.line("T title t" + deed.lot() % 4);
            case SIDE -> session.add("agent.log", FakeMark.utf8("E a" + count + " - x\n"));
            case SHARE -> session.share("E b" + count + " - x");
            case FILE -> session.put("spilled.txt", FakeMark.utf8("f" + deed.lot() % 5));
            case VALUE -> session.set("k" + deed.lot() % 2, "v" + deed.lot() % 3);
            case UNSET -> session.set("k" + deed.lot() % 2, null);
            case OPEN -> session.open();
            case OPEN_UNSEEN -> memory.putIfAbsent(key, leaf(session));
            case CLOSE -> close(device, session);
            case DELETE -> delete(device, session);
            case CUT -> cut(device, session, deed.lot(), 1);
            case REWRITE -> {
                cut(device, session, deed.lot(), 1);
                write(device, session, word());
            }
            case BEGIN_ANEW -> {
                session.cut(0);
                memory.remove(key);
                write(device, session, word());
            }
            default -> throw new IllegalArgumentException(deed.toString());
        }
    }

    private TestDevice device(int lot) {
        return devices.get(lot % devices.all().size());
    }

    private static boolean linked(int lot, String from, String to) {
        return (lot >> (Math.abs((from + to).hashCode()) % 13) & 1) == 0;
    }

    static String key(TestDevice device, FakeSession session) {
        return device.name() + "/" + session.id();
    }

    private static String word() {
        return "E";
    }

    /** Writes as the tool does: what the user says continues what the tool has in memory, else what stands last in the file. */
    private void write(TestDevice device, FakeSession session, String kind) {
        String key = key(device, session);
        String remembered = memory.get(key);
        String id = kind.toLowerCase(java.util.Locale.ROOT) + count;
        long now = device.machine().clock().instant().getEpochSecond();
        session.line(kind + " " + id + " " + (remembered == null ? leaf(session) : remembered) + " @" + now + " word");
        if (remembered != null) {
            memory.put(key, id);
        }
    }

    private static String leaf(FakeSession session) {
        return session.lines().stream()
                .filter(line -> line.startsWith("E ") || line.startsWith("S "))
                .filter(line -> FakeLine.isWhole(FakeMark.utf8(line))) // the client ignores others
                .map(line -> line.split(" ", 3)[1])
                .reduce("-", (first, last) -> last);
    }

    private void close(TestDevice device, FakeSession session) {
        session.close();
        memory.remove(key(device, session));
    }

    private void delete(TestDevice device, FakeSession session) {
        close(device, session);
        session.delete();
    }

    private void cut(TestDevice device, FakeSession session, int lot, int least) {
        List<String> lines = session.lines();
        List<Integer> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("E ")) {
                events.add(i);
            }
        }
        if (events.size() > least) {
            session.cut(events.get(least - 1 + lot % (events.size() - least)) + 1);
            memory.computeIfPresent(key(device, session), (key, old) -> leaf(session));
        }
    }

    /** The tool deletes what is old. */
    private void age(TestDevice device) {
        device.machine().advance(KEPT.plusDays(5));
        device.sessions().stream()
                .filter(session -> !memory.containsKey(key(device, session)) && !session.isOpen())
                .forEach(session -> delete(device, session));
    }

    private void restore(TestDevice device, int lot) {
        List<Conversation> all = device.roam().conversations().list();
        if (!all.isEmpty()) {
            Map<String, String> before = texts(device);
            try {
                device.roam().restore(all.get(lot % all.size()).id(), java.util.Optional.empty());
            } catch (NotPossibleException e) { // it is open, or cannot be placed; the run was one all the same
                assertThat(e.what()).startsWith("cannot add the conversation");
            }
            compare(device, before);
        }
    }

    /** Puts a branch away, or brings one back. */
    private void branch(TestDevice device, Deed deed) {
        List<Conversation> all = device.roam().conversations().list();
        if (!all.isEmpty()) {
            Conversation one = all.get(deed.lot() % all.size());
            String number = String.valueOf(1 + deed.session() % one.branches());
            try {
                if (deed.kind() == Deed.Kind.DROP) {
                    device.roam().dropBranch(one.id(), number);
                } else {
                    past.of(device, () -> device.roam().restoreBranch(one.id(), number));
                }
            } catch (NotPossibleException e) { // it is open, or became another while it was looked at
                return;
            }
        }
    }

    /** Time passes on a device with a watch. */
    private void pass(TestDevice device, Duration time) {
        device.machine().advance(time);
        watch(device);
    }

    /** A pack is damaged on the disk, if another device has it. */
    private void rot(TestDevice device, int lot) {
        List<Path> packs = packsOf(device).stream()
                .filter(pack -> devices.all().stream()
                        .anyMatch(other -> other != device && other.pool().containsAll(namesIn(pack))))
                .toList();
        if (!packs.isEmpty()) {
            Path pack = packs.get(lot % packs.size());
            byte[] bytes = FakeFiles.bytes(pack);
            bytes[lot % bytes.length] ^= 0x55;
            device.restarted(() -> write(pack, bytes)).loseCache(); // so that it is read again
        }
    }

    private static List<Path> packsOf(TestDevice device) {
        return device.poolFiles().stream()
                .filter(file -> PackId.ofFile(file).isPresent())
                .toList();
    }

    private static Set<String> namesIn(Path pack) {
        try {
            return PackFile.open(pack).ids().stream().map(BatchId::fileName).collect(Collectors.toSet());
        } catch (RoamException e) { // it is damaged already
            return Set.of("no device has it");
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody packs what he has read, in another way each time. */
    private void flood(TestDevice device, int lot) {
        Random random = new Random(lot);
        Map<String, byte[]> made = new HashMap<>();
        for (Path pack : packsOf(device)) {
            if (random.nextInt(3) == 0) {
                repacked(pack, random)
                        .ifPresent(again -> made.put(
                                again.id().fileName(),
                                FakeFiles.bytes(again.pack().path())));
            }
        }
        devices.leave(made);
    }

    private Optional<StagedPack> repacked(Path pack, Random random) {
        try (PackWriter writer = PackWriter.begin(Disk.unforced(), backups.resolve("repacked"))) {
            PackFile open = PackFile.open(pack);
            List<BatchId> some =
                    open.ids().stream().filter(id -> random.nextBoolean()).toList();
            for (BatchId id : some) {
                try (BatchFile batch = open.find(id).orElseThrow()) {
                    writer.add(batch);
                }
            }
            return some.isEmpty() ? Optional.empty() : Optional.of(writer.finish());
        } catch (RoamException e) { // it is damaged
            return Optional.empty();
        }
    }

    private void crash(TestDevice device, int lot) {
        Map<String, String> before = texts(device);
        if (lot % 3 == 0) {
            device.machine().advance(Duration.ofHours(2));
        }
        device.killedAt(lot % 120, lot % 5 == 0 ? past::undo : lot % 3 == 0 ? one -> one.watch() : one -> one.sync());
        past.forget(device);
        if (lot % 5 != 0) {
            compare(device, before);
        }
    }

    /** Each machine that has the same key may have been repaired since, so that another repair is due. */
    SyncReport sync(TestDevice device) {
        for (int copy = 0; copy < devices.all().size(); copy++) {
            try {
                return syncOpen(device);
            } catch (HomeClosedException e) {
                repair(device);
            }
        }
        return syncOpen(device);
    }

    SyncReport watch(TestDevice device) {
        for (int copy = 0; copy < devices.all().size(); copy++) {
            try {
                return run(device, device::watch);
            } catch (HomeClosedException e) {
                repair(device);
            }
        }
        return run(device, device::watch);
    }

    private SyncReport syncOpen(TestDevice device) {
        return run(device, device::sync);
    }

    private SyncReport run(TestDevice device, Supplier<SyncReport> work) {
        Map<String, String> before = texts(device);
        SyncReport report = past.of(device, work);
        compare(device, before);
        report.problems().stream()
                .filter(note ->
                        note.sentence().contains("failed") || note.sentence().contains("Exception"))
                .findFirst()
                .ifPresent(note -> {
                    throw new AssertionError("a note on " + device.name() + ": " + note);
                });
        report.quarantined().forEach((file, why) -> {
            throw new AssertionError("quarantined on " + device.name() + ": " + why);
        });
        return report;
    }

    private static Map<String, String> texts(TestDevice device) {
        Map<String, String> all = new HashMap<>();
        for (FakeSession session : device.sessions()) {
            session.tracks().forEach((track, file) -> {
                if (FakeFiles.isLines(track)) {
                    all.put(session.id() + "/" + track, wholeLines(FakeFiles.bytes(file)));
                }
            });
        }
        return all;
    }

    /** Leaves out the halves of records that a killed roam left: they are taken back. */
    private static String wholeLines(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .map(FakeLine::wholeOf)
                .filter(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private void compare(TestDevice device, Map<String, String> before) {
        Map<String, String> after = texts(device);
        before.forEach((track, text) -> {
            if (!after.getOrDefault(track, "").startsWith(text)) {
                putRight(device, track, text);
            }
        });
    }

    /** A session that was written from memory was put right; whoever had it open has it no more. */
    private void putRight(TestDevice device, String track, String before) {
        memory.remove(device.name() + "/" + track.substring(0, track.indexOf('/')));
        if (!track.endsWith("/") || InOrder.are(Laws.records(before.lines().toList()))) {
            throw new AssertionError("a sync on " + device.name() + " changed " + track);
        }
    }

    private void keep(TestDevice device) {
        Path to = backups.resolve(String.valueOf(count));
        device.restarted(() -> {
            FileTree.of(device.home().data()).copyTo(to.resolve("data"));
            FileTree.of(FakeSession.install(device.machine())).copyTo(to.resolve("store"));
        });
        kept.put(device.name(), to);
    }

    private void setBack(TestDevice device, boolean store) {
        Path from = kept.get(device.name());
        if (from != null) {
            past.forget(device);
            device.restarted(() -> {
                replace(from.resolve("data"), device.home().data());
                if (store) {
                    replace(from.resolve("store"), FakeSession.install(device.machine()));
                    FakeSession.install(device.machine());
                    memory.keySet().removeIf(key -> key.startsWith(device.name() + "/"));
                }
            });
            repair(device);
        }
    }

    private static void replace(Path from, Path to) {
        FileTree.of(to).delete();
        FileTree.of(from).copyTo(to);
    }

    /** Some users say at once that it is a copy, the others that the original is gone. */
    private void copy(int index, int lot) {
        TestDevice copy = devices.clone(index);
        copies.put(copy.name(), copy);
        if (lot % 2 == 0) {
            renew(copy);
        } else {
            repair(copy);
        }
        copy.sessions().forEach(FakeSession::close);
    }

    /** All meet, nothing is open any more; ends when nothing changes. */
    void settle() {
        devices.meeting().all();
        memory.clear();
        devices.all().forEach(device -> device.sessions().forEach(FakeSession::close));
        if (!copies.isEmpty()) { // those that have one key hear of each other
            for (int round = 0; round < 4; round++) {
                devices.all().forEach(this::sync);
            }
        }
        newcomers.forEach(this::pair);
        for (int round = 0; round < 14; round++) {
            boolean quiet = true;
            for (TestDevice device : devices.all()) {
                SyncReport report = sync(device);
                quiet &= report.isQuiet() && report.traffic().received() == 0; // a card that came is passed on
            }
            if (quiet) {
                return;
            }
        }
        throw new AssertionError("the devices come to no rest");
    }

    private void pair(TestDevice newcomer) {
        try {
            devices.pair(newcomer);
        } catch (HomeClosedException e) { // of a machine that heard only now of another one with its key
            devices.all().forEach(this::sync);
            devices.pair(newcomer);
        }
    }

    @Override
    public void close() {
        devices.close();
    }
}

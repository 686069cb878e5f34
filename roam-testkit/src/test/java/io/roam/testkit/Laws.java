package io.roam.testkit;

import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.SideTracks;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.ledger.Ledger;
import io.roam.pool.Pool;
import io.roam.pool.ValueTracks;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds of a world after any history. */
final class Laws {
    private static final String RULE = "fake/1";
    private static final Set<String> EXCUSES =
            Set.of("deleted", "hidden", "paused", "inactive", "branched", "cannot_write", "disk_full");

    /** What the histories of this run met with, for who looks at them. */
    static final Map<String, Integer> MET = new TreeMap<>();

    private final World world;
    private final Path scratch;
    private int pools;

    Laws(World world, Path scratch) {
        this.world = world;
        this.scratch = scratch;
    }

    /** Lets a history happen, and the devices come to rest; checks all laws. */
    static void check(History history, Path folder) {
        try (World world = new World(folder, history.devices(), history.deeds().size())) {
            history.deeds().forEach(world::happen);
            new Laws(world, folder.resolve("scratch")).check();
        }
    }

    void check() {
        Map<Hash, String> said = new HashMap<>();
        world.devices.all().forEach(device -> said.putAll(said(device)));
        world.settle();
        List<Map<String, String>> rest = files();
        world.devices.all().forEach(TestDevice::loseCache);
        for (TestDevice device : world.devices.all()) {
            require(world.sync(device).isQuiet(), "no silence on " + device.name() + " after the last word");
            requireSaidOnce(device);
        }
        require(files().equals(rest), "a synchronization at rest changed files");
        Set<String> pool = world.devices.get(0).pool();
        for (TestDevice device : world.devices.all()) {
            require(device.pool().equals(pool), "the pools of d0 and " + device.name() + " differ");
            Pool here = pool(device);
            Set<Hash> known = events(here);
            requirePacked(device);
            Twin.check(here, scratch.resolve("twin" + pools));
            said.forEach((hash, line) -> require(known.contains(hash), "lost on " + device.name() + ": " + line));
            sessions(device, here);
        }
    }

    /** All has come to rest, so that every batch is in a pack, and each is needed. */
    private static void requirePacked(TestDevice device) {
        for (Path file : device.poolFiles()) {
            require(PackId.ofFile(file).isPresent(), "a batch has a file of its own for ever on " + device.name());
        }
    }

    /** No line of a side track stands in it twice: each was said once. */
    private static void requireSaidOnce(TestDevice device) {
        for (FakeSession session : device.sessions()) {
            session.tracks().forEach((track, file) -> {
                List<String> lines = new String(FakeFiles.bytes(file), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList();
                require(
                        track.isEmpty() || Set.copyOf(lines).size() == lines.size(),
                        "a line stands twice in " + track + " on " + device.name() + ": " + lines);
            });
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private Pool pool(TestDevice device) {
        return new Pool(
                device.home().data().resolve("pool/main"), scratch.resolve(String.valueOf(pools++)), Disk.unforced());
    }

    /** The events that lead to some head. */
    private static Set<Hash> events(Pool pool) {
        Set<Hash> all = new HashSet<>();
        for (ConversationId id : pool.conversations()) {
            io.roam.history.History history = pool.history(id, RULE);
            for (HistoryNode head : history.heads()) {
                io.roam.history.History.path(history.root(), head)
                        .forEach(node -> all.add(node.mark().identity()));
            }
        }
        return all;
    }

    /** Every event that was captured, or stands in a session. */
    private Map<Hash, String> said(TestDevice device) {
        Map<Hash, String> all = new HashMap<>();
        events(pool(device)).forEach(hash -> all.put(hash, "captured " + hash.hex()));
        for (FakeSession session : device.sessions()) {
            records(session.lines().stream().map(FakeLine::wholeOf).toList()).stream()
                    .filter(record -> record.kind() == Record.Kind.EVENT && record.payload().length > 0)
                    .forEach(event -> all.put(Hash.of(event.payload()), FakeLine.text(event)));
        }
        return all;
    }

    private static List<Record> records(FakeSession session) {
        return records(session.lines());
    }

    static List<Record> records(List<String> lines) {
        return lines.stream()
                .map(line -> FakeLine.record("", line.getBytes(StandardCharsets.ISO_8859_1), true))
                .toList();
    }

    private List<Map<String, String>> files() {
        List<Map<String, String>> all = new ArrayList<>();
        for (TestDevice device : world.devices.all()) {
            Map<String, String> data =
                    new TreeMap<>(FileTree.of(device.home().data()).content());
            all.add(data);
            all.add(FileTree.of(FakeSession.install(device.machine())).content());
        }
        return all;
    }

    private void sessions(TestDevice device, Pool pool) {
        SyncReport preview = device.roam().preview();
        Map<String, Set<String>> left = new HashMap<>();
        preview.skipped()
                .forEach(one -> left.computeIfAbsent(one.conversation(), c -> new TreeSet<>())
                        .add(one.skipReason().code()));
        left.values().stream().flatMap(Set::stream).distinct().forEach(why -> MET.merge(why, 1, Integer::sum));
        MET.merge("device", 1, Integer::sum);
        MET.merge("sessions", device.sessions().size(), Integer::sum);
        MET.merge("batches", device.pool().size(), Integer::sum);
        Map<Hash, List<String>> standing = new HashMap<>();
        for (FakeSession session : device.sessions()) {
            session(device, session, pool, left)
                    .ifPresent(chain -> standing.computeIfAbsent(chain, c -> new ArrayList<>())
                            .add(session.id()));
        }
        for (ConversationId id : pool.conversations()) {
            heads(device, pool.history(id, RULE), standing, left.getOrDefault(id.hex(), Set.of()));
        }
    }

    /** Every head has exactly one session, or there is a reason why it has none. */
    private static void heads(
            TestDevice device, io.roam.history.History history, Map<Hash, List<String>> standing, Set<String> left) {
        boolean sibling = history.heads().size() > 1;
        for (HistoryNode head : history.heads()) {
            List<String> sessions = standing.getOrDefault(head.chain().value(), List.of());
            String name = "head " + head.chain().value().hex().substring(0, 8) + " on " + device.name();
            require(sessions.size() < 2, name + " has the sessions " + sessions);
            MET.merge(sibling && !sessions.isEmpty() ? "heads beside others" : "heads alone", 1, Integer::sum);
            require(
                    !sessions.isEmpty() || left.stream().anyMatch(EXCUSES::contains),
                    name + " has no session, and nothing says why: " + left);
        }
    }

    private static Checkpoints ledger(TestDevice device) {
        return Ledger.open(device.home().data().resolve("ledger"), Disk.unforced())
                .checkpoints();
    }

    private static SessionKey key(TestDevice device, FakeSession session) {
        String store = FakeSession.install(device.machine()).toString();
        return new SessionKey(FakeTool.ID, store, session.id());
    }

    private static boolean isMadeUp(TestDevice device, FakeSession session, Hash shown) {
        return ledger(device).history(key(device, session)).stream()
                .flatMap(checkpoint -> checkpoint.title().stream())
                .anyMatch(title -> title(title).equals(shown));
    }

    private static boolean isTitleUndone(TestDevice device, FakeSession session) {
        return ledger(device)
                .find(key(device, session))
                .filter(Checkpoint::stateHeld)
                .isPresent();
    }

    private static Hash title(String text) {
        return Hash.of(("T title " + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A title that roam once made up, and took for the user's when its data were set back to before. */
    private boolean wasMadeUp(Hash winner) {
        return world.devices.all().stream()
                .flatMap(device ->
                        Stream.of("", "t0 ", "t1 ", "t2 ", "t3 ").map(title -> title + "(" + device.name() + ")"))
                .anyMatch(text -> title(text).equals(winner));
    }

    /** What a session holds once is what counts at its place, or the user removed it. */
    private static void onceHeld(FakeSession session, SideTracks tracks, String name) {
        tracks.winners().forEach((track, version) -> {
            String shown = ValueTracks.isValue(track)
                    ? value(session, track)
                    : version.mark().file() && Files.exists(session.file(track))
                            ? Hash.of(FakeFiles.bytes(session.file(track))).hex()
                            : "";
            require(
                    shown.isEmpty() || shown.equals(version.mark().to().hex()),
                    "another value of " + track + " is in " + name);
        });
    }

    private static String value(FakeSession session, String track) {
        String key = track.substring(Record.VALUES.length());
        String text = session.values().get(key);
        return Hash.of(FakeMark.utf8(text == null ? "" : key + " " + text)).hex();
    }

    /** The chain value at which a session stands; empty if it holds no event. */
    private java.util.Optional<Hash> session(
            TestDevice device, FakeSession session, Pool pool, Map<String, Set<String>> left) {
        String name = session.id() + " on " + device.name();
        ChainValue chain = ChainValue.root(RULE);
        ConversationId id = null;
        Set<Hash> seen = new HashSet<>();
        Hash title = Hash.ZERO;
        for (Record record : records(session)) {
            if (record.kind() == Record.Kind.PROPERTY) {
                title = Hash.of(record.payload());
            } else if (record.kind() == Record.Kind.EVENT) {
                Hash hash = Hash.of(record.payload());
                require(seen.add(hash), "an event stands twice in " + name + ": " + FakeLine.text(record));
                id = id == null ? ConversationId.of(FakeTool.ID, hash) : id;
                chain = chain.next(hash);
            }
        }
        if (id == null) {
            return java.util.Optional.empty();
        }
        boolean linear = InOrder.are(records(session));
        if (!linear && left.getOrDefault(id.hex(), Set.of()).contains("paused")) { // putting it right was undone
            return ledger(device)
                    .find(key(device, session))
                    .map(checkpoint -> checkpoint.chain().value());
        }
        require(linear, "links lead astray in " + name);
        io.roam.history.History history = pool.history(id, RULE);
        HistoryNode node = history.findNode(chain.value()).orElse(null);
        require(node != null, name + " is not in the pool");
        Set<String> why = left.getOrDefault(id.hex(), Set.of());
        if (!history.heads().contains(node)) {
            require(why.contains("paused") || why.contains("branched"), name + " stands at no head, status: " + why);
        } else if (!why.contains("paused")) {
            onceHeld(session, SideTracks.at(history, node), name);
            PropertyHistory.PropertyValue value =
                    PropertyHistory.at(history, node).current("title");
            require(
                    value == null
                            || value.mark().payload().equals(title)
                            || isMadeUp(device, session, title)
                            || isTitleUndone(device, session)
                            || wasMadeUp(value.mark().payload()),
                    "another title is shown in " + name + ": "
                            + records(session).stream().map(FakeLine::text).toList() + ", not "
                            + (value == null ? "" : value.mark().payload()));
        }
        return java.util.Optional.of(chain.value());
    }
}

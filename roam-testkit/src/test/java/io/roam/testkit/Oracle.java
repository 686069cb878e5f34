package io.roam.testkit;

import io.roam.chain.ConversationId;
import io.roam.history.HistoryNode;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One history with the end that the reference model of the rules comes to; {@code export_histories.py} says how it is written. */
record Oracle(int size, List<String> deeds, Set<String> heads, List<String> sessions) {
    static Oracle parse(String line) {
        String[] parts = line.split("\\|", -1);
        return new Oracle(
                Integer.parseInt(parts[0]),
                words(parts[1]),
                new TreeSet<>(words(parts[2])),
                List.of(parts).subList(3, parts.length));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** Plays the history; gives how its end differs from the model's, nothing if it does not. */
    String play(Path folder) {
        try (TestDevices devices = TestDevices.in(folder, size, new FakeTool())) {
            deeds.forEach(deed -> happen(devices, deed.split(",")));
            devices.meeting().all();
            devices.all().forEach(device -> device.sessions().forEach(FakeSession::close));
            devices.syncAll();
            Set<String> found = heads(devices.get(0), folder.resolve("scratch"));
            if (!found.equals(heads)) {
                return "heads " + found + " instead of " + heads;
            }
            for (int i = 0; i < size; i++) {
                String here = devices.get(i).sessions().stream()
                        .map(Oracle::shown)
                        .sorted()
                        .collect(Collectors.joining(" "));
                if (!here.equals(sessions.get(i))) {
                    return "sessions on d" + i + ": " + here + " instead of " + sessions.get(i);
                }
            }
            return "";
        }
    }

    private static void happen(TestDevices devices, String[] deed) {
        TestDevice device = devices.get(Integer.parseInt(deed[1]));
        switch (deed[0]) {
            case "line" -> device.session(deed[2]).line(line(deed[3], deed[4], deed[5]));
            case "open" -> device.session(deed[2]).open();
            case "close" -> device.session(deed[2]).close();
            case "cut" -> device.session(deed[2]).cut(Integer.parseInt(deed[3]));
            case "delete" -> {
                device.session(deed[2]).close();
                device.session(deed[2]).delete();
            }
            case "cache" -> device.loseCache();
            case "sync" -> {
                Set<String> from = Set.of(deed[2].split("\\."));
                devices.meeting().only((sender, to, file) -> from.contains(sender.substring(1)));
                device.sync();
            }
            default -> throw new IllegalArgumentException(deed[0]);
        }
    }

    private static String line(String kind, String id, String parent) {
        return switch (kind) {
            case "E", "S" -> kind + " " + id + " " + parent + " x";
            case "T" -> "T title " + id;
            default -> kind + " " + id;
        };
    }

    private static String shown(FakeSession session) {
        String title = session.lines().stream()
                .filter(line -> line.startsWith("T "))
                .map(line -> line.substring("T title ".length()))
                .reduce("-", (first, last) -> last);
        String events = session.id() + "=" + String.join(".", session.events()) + "/";
        return events + (session.id().startsWith("S-") ? title : ofBranch(title));
    }

    /** The title of a sibling without what roam added. */
    private static String ofBranch(String title) {
        String text = title.replaceFirst(" ?\\(d[0-9]\\)$", "");
        return text.isEmpty() ? "-" : text;
    }

    private static Set<String> heads(TestDevice device, Path scratch) {
        Pool pool = new Pool(device.home().data().resolve("pool/main"), scratch, Disk.unforced());
        Set<String> all = new TreeSet<>();
        for (ConversationId id : pool.conversations()) {
            io.roam.history.History history = pool.history(id, "fake/1");
            history.heads().forEach(head -> all.add(path(new BranchRecords(pool), history, head)));
        }
        return all;
    }

    private static String path(BranchRecords records, io.roam.history.History history, HistoryNode head) {
        List<String> ids = new ArrayList<>();
        try (RecordReader reader = records.mainTrack(history.root(), head).open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.kind() == Record.Kind.EVENT) {
                    ids.add(FakeLine.text(record).split(" ", 3)[1]);
                }
            }
        }
        return String.join(".", ids);
    }
}

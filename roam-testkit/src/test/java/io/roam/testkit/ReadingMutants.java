package io.roam.testkit;

import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adapters that read in a wrong way. */
final class ReadingMutants {
    private ReadingMutants() {}

    static List<AdapterMutant> all() {
        List<AdapterMutant> all = new ArrayList<>(shown());
        all.addAll(delivered());
        all.addAll(continued());
        all.addAll(classed());
        all.addAll(told());
        all.addAll(surprised());
        return all;
    }

    /** What is shown without reading. */
    private static List<AdapterMutant> shown() {
        return List.of(
                AdapterMutant.of("a session is shown twice", "sessions-once", TwiceShown::new, "strange-files"),
                AdapterMutant.of("reading leaves a mark in the store", "reading-silent", MarkLeaving::new),
                AdapterMutant.of(
                        "each fingerprint is that of the whole store",
                        "fingerprint-alone",
                        () -> new OtherFingerprints((info, all) -> all)),
                AdapterMutant.of(
                        "a fingerprint of times alone",
                        "fingerprint-size",
                        () -> new OtherFingerprints(
                                (info, all) -> info.fingerprint().replaceAll("\\d+@", ""))),
                AdapterMutant.of(
                        "a fingerprint of sizes alone",
                        "fingerprint-tracks",
                        () -> new OtherFingerprints(
                                (info, all) -> info.fingerprint().replaceAll("@[^;]+", ""))),
                AdapterMutant.of(
                        "a fingerprint that leaves out side tracks",
                        "fingerprint-tracks",
                        () -> new OtherFingerprints(
                                (info, all) -> info.fingerprint().replaceAll(";.*", ""))));
    }

    private static final class TwiceShown extends BrokenTool {
        @Override
        List<SessionInfo> shown(List<SessionInfo> sessions) {
            return Stream.concat(sessions.stream(), sessions.stream()).toList();
        }
    }

    private static final class MarkLeaving extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            try {
                Files.writeString(root.resolve("read"), session);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return super.reader(store, root, session, from);
        }
    }

    /** Makes a fingerprint of a session and those of all. */
    private interface Fingerprint {
        String of(SessionInfo info, String all);
    }

    private static final class OtherFingerprints extends BrokenTool {
        private final Fingerprint other;

        OtherFingerprints(Fingerprint other) {
            this.other = other;
        }

        @Override
        List<SessionInfo> shown(List<SessionInfo> sessions) {
            String all = sessions.stream().map(SessionInfo::fingerprint).collect(Collectors.joining());
            return sessions.stream()
                    .map(info -> SessionInfo.of(
                            info.id(), other.of(info, all), info.size(), info.modified(), info::mayBelongTo))
                    .toList();
        }
    }

    /** What a reading delivers. */
    private static List<AdapterMutant> delivered() {
        return List.of(
                AdapterMutant.of(
                        "side tracks come before the main one",
                        "tracks-in-order",
                        () -> new Delivering(list -> {
                            List<Record> sorted = new ArrayList<>(list);
                            sorted.sort(Comparator.comparing(Record::track).reversed());
                            return sorted;
                        })),
                AdapterMutant.of(
                        "records are written anew",
                        "bytes-own",
                        () -> new Delivering(list ->
                                list.stream().map(ReadingMutants::spaced).toList())),
                AdapterMutant.of(
                        "half a line is an event",
                        "half-written",
                        () -> new Delivering(list -> list.stream()
                                .map(record -> record.isUnterminated() ? record.asLine() : record)
                                .toList())),
                AdapterMutant.of(
                        "a title is the first one ever given",
                        "title-followed",
                        () -> new Delivering(ReadingMutants::firstOfEachKey)));
    }

    private static final class Delivering extends BrokenTool {
        private final UnaryOperator<List<Record>> other;

        Delivering(UnaryOperator<List<Record>> other) {
            this.other = other;
        }

        @Override
        List<Record> delivered(List<Record> records, Position from) {
            return other.apply(records);
        }
    }

    private static Record spaced(Record record) {
        String text = new String(record.payload(), StandardCharsets.ISO_8859_1);
        byte[] other = text.replace(" ", "  ").getBytes(StandardCharsets.ISO_8859_1);
        return record.kind() == Record.Kind.STATE && record.link().isEmpty()
                ? Record.state(record.track(), other).asLine()
                : record;
    }

    private static List<Record> firstOfEachKey(List<Record> records) {
        Map<String, Record> first = new TreeMap<>();
        records.stream()
                .filter(record -> record.kind() == Record.Kind.PROPERTY)
                .forEach(record -> first.putIfAbsent(record.key(), record));
        return records.stream()
                .filter(record -> record.kind() != Record.Kind.PROPERTY || first.get(record.key()) == record)
                .toList();
    }

    /** What a reading that continues delivers. */
    private static List<AdapterMutant> continued() {
        return List.of(
                AdapterMutant.of("a position stands before what was read", "position-continues", StartingAnew::new),
                AdapterMutant.of("a position that is none is the start", "position-none", Lenient::new),
                AdapterMutant.of("a position has no hash", "position-hash", Trusting::new),
                AdapterMutant.of("a position stands behind half a line", "half-written", Hasty::new),
                AdapterMutant.of(
                        "a reading that continues has changed values only",
                        "values-complete",
                        Valueless::new,
                        "position-hash"),
                AdapterMutant.of("a reading that continues has no title", "title-followed", Untitled::new));
    }

    private static final class StartingAnew extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            return new ForwardingReader(store.read(session, from)) {
                @Override
                public Position position() {
                    return FakeMark.position(Map.of(Record.MAIN, FakeMark.START));
                }
            };
        }
    }

    private static final class Lenient extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            try {
                return super.reader(store, root, session, from);
            } catch (PositionRefusedException e) {
                return super.reader(store, root, session, Position.START);
            }
        }
    }

    /** Returns a position at the same offsets, with hashes of what is before them now. */
    private static Position rehashed(Path root, String session, Position from, boolean toTheEnd) {
        FakeFiles files = new FakeFiles(root, session);
        Map<String, Path> tracks = files.tracks();
        Map<String, FakeMark> now = new TreeMap<>();
        FakeMark.parse(from)
                .orElseThrow(() -> new PositionRefusedException(session))
                .forEach((track, mark) -> {
                    byte[] bytes = FakeFiles.bytes(tracks.getOrDefault(track, files.file(track)));
                    now.put(track, FakeMark.behind(bytes, toTheEnd ? bytes.length : mark.offset()));
                });
        return FakeMark.position(now);
    }

    static final class Trusting extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            return super.reader(store, root, session, rehashed(root, session, from, false));
        }
    }

    private static final class Hasty extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            return new ForwardingReader(store.read(session, from)) {
                @Override
                public Position position() {
                    return rehashed(root, session, super.position(), true);
                }
            };
        }
    }

    private static final class Valueless extends BrokenTool {
        @Override
        List<Record> delivered(List<Record> records, Position from) {
            return records.stream()
                    .filter(record -> from.equals(Position.START) || record.kind() != Record.Kind.VALUE)
                    .toList();
        }
    }

    private static final class Untitled extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            SessionReader reader = store.read(session, from);
            return from.equals(Position.START) ? reader : new UntitledReader(reader);
        }
    }

    /** What the classes of records are. */
    private static List<AdapterMutant> classed() {
        return List.of(
                AdapterMutant.of(
                        "a permission is given as state",
                        "local-stays",
                        () -> new Delivering(list ->
                                list.stream().map(ReadingMutants::disguised).toList()),
                        "permission-stays"),
                AdapterMutant.of(
                        "a permission is taken under any class",
                        "local-stays",
                        () -> new BrokenTool() {
                            @Override
                            public boolean grantsPermissions(Record record) {
                                return false;
                            }

                            @Override
                            public boolean hasValidClass(Record record) {
                                return record.kind() != Record.Kind.LOCAL;
                            }
                        },
                        "grant-refused"),
                AdapterMutant.of("links are lost in the pool", "link-from-payload", () -> new BrokenTool() {
                    @Override
                    public Optional<Record.Link> linkOf(Record stored) {
                        return Optional.empty();
                    }
                }),
                AdapterMutant.of("a title is state", "title-shows", () -> new BrokenTool() {
                    @Override
                    public Optional<Record> titleRecord(String session, String title) {
                        return Optional.of(Record.state(Record.MAIN, FakeMark.utf8("T title " + title))
                                .asLine());
                    }
                }),
                AdapterMutant.of("all siblings have one id", "sibling-id", () -> new BrokenTool() {
                    @Override
                    public String siblingId(byte[] seed) {
                        return "sibling";
                    }
                }));
    }

    private static Record disguised(Record record) {
        return record.kind() == Record.Kind.LOCAL
                ? Record.state(record.track(), record.payload()).asLine()
                : record;
    }

    /** What is said of sessions. */
    private static List<AdapterMutant> told() {
        return List.of(
                AdapterMutant.of(
                        "a transcript fails at what it does not know", "transcript-any", () -> new BrokenTool() {
                            @Override
                            public Transcript transcript(RecordSource records) {
                                if (all(records).stream().anyMatch(one -> one.payload().length == 0)) {
                                    throw new IllegalStateException("an empty record");
                                }
                                return super.transcript(records);
                            }
                        }),
                AdapterMutant.of("a transcript is read once", "transcript-again", () -> new BrokenTool() {
                    @Override
                    public Transcript transcript(RecordSource records) {
                        Transcript sound = super.transcript(records);
                        Iterator<Message> left = sound.all().iterator();
                        return sound.withMessages(() -> {
                            List<Message> rest = new ArrayList<>();
                            left.forEachRemaining(rest::add);
                            return rest.stream();
                        });
                    }
                }),
                AdapterMutant.of("every session is open", "nothing-open", AlwaysOpen::new),
                AdapterMutant.of("a sound store is in trouble", "diagnosis-silent", () -> new BrokenTool() {
                    @Override
                    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
                        return List.of(Diagnosis.error("odd", "the store is odd", "", "look at it"));
                    }
                }));
    }

    private static final class AlwaysOpen extends BrokenTool {
        @Override
        HistoryStore changed(HistoryStore store) {
            return new ForwardingStore(store) {
                @Override
                public SessionUse useOf(String session) {
                    return SessionUse.Open.of("nobody");
                }
            };
        }
    }

    /** What surprises an adapter. */
    private static List<AdapterMutant> surprised() {
        return List.of(
                AdapterMutant.of("each file is a session", "strange-files", EachFileShown::new),
                AdapterMutant.of(
                        "an odd record ends the reading",
                        "reading-any",
                        () -> new Delivering(list -> {
                            list.stream()
                                    .filter(Record::endsWithLineFeed)
                                    .map(FakeLine::text)
                                    .filter(line -> line.startsWith("E "))
                                    .map(line -> line.split(" ")[1])
                                    .forEach(id -> Integer.parseInt(id.substring(id.length() - 1)));
                            return list;
                        })),
                AdapterMutant.of("messages are identified by their number", "identity-own", Numbering::new));
    }

    private static final class EachFileShown extends BrokenTool {
        @Override
        HistoryStore changed(HistoryStore store) {
            return new ForwardingStore(store) {
                @Override
                public void visitSessions(SessionVisitor each) {
                    super.visitSessions(each);
                    watchedFolders().forEach(folder -> showTemporary(folder, each));
                }
            };
        }

        private static void showTemporary(Path folder, SessionVisitor each) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".tmp"))
                        .forEach(name -> each.session(SessionInfo.of(name, "none", 0, Instant.EPOCH, at -> true)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Numbering extends BrokenTool {
        @Override
        List<Record> delivered(List<Record> records, Position from) {
            List<Record> numbered = new ArrayList<>();
            for (Record record : records) {
                boolean isEvent = record.isMain() && record.kind() == Record.Kind.EVENT;
                numbered.add(isEvent ? numbered(record, numbered.size() % 2) : record);
            }
            return numbered;
        }

        private static Record numbered(Record record, int number) {
            Record event = Record.event(record.track(), record.payload(), new byte[] {(byte) number});
            Record line = record.endsWithLineFeed() ? event.asLine() : event.unterminated();
            return record.link()
                    .map(link -> line.withLink(link.id(), link.parent()))
                    .orElse(line);
        }
    }
}

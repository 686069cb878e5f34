package io.roam.testkit;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adapters that write in a wrong way. */
final class PlacingMutants {
    private PlacingMutants() {}

    static List<AdapterMutant> all() {
        List<AdapterMutant> all = new ArrayList<>(written());
        all.addAll(addressed());
        all.addAll(checked());
        all.addAll(protectedFiles());
        all.addAll(takenBack());
        return all;
    }

    /** Makes a broken writer. */
    private interface Breaking {
        StoreWriter of(StoreWriter writer, HistoryStore store, Path root);
    }

    private static BrokenTool writing(Breaking breaking) {
        return new BrokenTool() {
            @Override
            StoreWriter writer(StoreWriter writer, HistoryStore store, Path root, Machine machine) {
                return breaking.of(writer, store, root);
            }
        };
    }

    /** Changes what is written. */
    private interface Rewriting {
        List<Record> of(Placement placement, List<Record> records);
    }

    private static BrokenTool writingOther(Rewriting other) {
        return writing((writer, store, root) -> new ForwardingWriter(writer) {
            @Override
            public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
                super.prepareWrite(placement, RecordList.of(other.of(placement, BrokenTool.all(placed))), undo);
            }
        });
    }

    /** Changes where something is written. */
    private interface Readdressing {
        Placement of(Placement placement, HistoryStore store);
    }

    private static BrokenTool writingTo(Readdressing other) {
        return writing((writer, store, root) -> new ForwardingWriter(writer) {
            @Override
            public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
                super.prepareWrite(other.of(placement, store), placed, undo);
            }
        });
    }

    /** What is written. */
    private static List<AdapterMutant> written() {
        return List.of(
                AdapterMutant.of("every session states the same ID", "stated-id", () -> new BrokenTool() {
                    @Override
                    public Record adaptForPlacement(Record record, Placement placement) {
                        return FakeLine.text(record).startsWith("S s1")
                                ? withPayload(record, FakeMark.utf8("S own - one"))
                                : super.adaptForPlacement(record, placement);
                    }
                }),
                AdapterMutant.of(
                        "titles are not written",
                        "placed-same",
                        () -> writingOther((placement, records) -> without(records, Record.Kind.PROPERTY))),
                AdapterMutant.of(
                        "titles are written twice",
                        "placed-same",
                        () -> writingOther((placement, records) -> twice(records, Record.Kind.PROPERTY))),
                AdapterMutant.of(
                        "what is appended is written twice",
                        "append-same",
                        () -> writingOther((placement, records) ->
                                placement.continuing() ? twice(records, Record.Kind.EVENT) : records)),
                AdapterMutant.of(
                        "a value that was removed stays",
                        "value-replaced",
                        () -> writingOther((placement, records) -> records.stream()
                                .filter(record -> record.payload().length > 0)
                                .toList())),
                AdapterMutant.of(
                        "a store of one title gives it as a property",
                        "property-kept",
                        () -> writingOther((placement, records) -> lastOfEachKey(records))));
    }

    private static List<Record> without(List<Record> records, Record.Kind kind) {
        return records.stream().filter(record -> record.kind() != kind).toList();
    }

    private static List<Record> twice(List<Record> records, Record.Kind kind) {
        List<Record> all = new ArrayList<>();
        for (Record record : records) {
            all.add(record);
            if (record.kind() == kind) {
                all.add(record);
            }
        }
        return all;
    }

    private static List<Record> lastOfEachKey(List<Record> records) {
        Map<String, Integer> last = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).kind() == Record.Kind.PROPERTY) {
                last.put(records.get(i).key(), i);
            }
        }
        List<Record> all = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).kind() != Record.Kind.PROPERTY || last.containsValue(i)) {
                all.add(records.get(i));
            }
        }
        return all;
    }

    /** Where it is written. */
    private static List<AdapterMutant> addressed() {
        return List.of(
                AdapterMutant.of(
                        "the id of a placement is ignored",
                        "placed-same",
                        () -> writingTo((placement, store) -> inSession("lost", placement, store))),
                AdapterMutant.of(
                        "a sibling gets the id of its original",
                        "sibling-own",
                        () -> writingTo(
                                (placement, store) -> placement.sibling().isPresent()
                                        ? inSession(firstIn(store), placement, store)
                                        : placement)),
                AdapterMutant.of("every id is taken", "hostile-ids", () -> new BrokenTool() {
                    @Override
                    public boolean isSessionId(String id) {
                        return true;
                    }
                }),
                AdapterMutant.of(
                        "no id is refused",
                        "hostile-ids",
                        () -> writing((writer, store, root) -> new ForwardingWriter(writer) {
                            @Override
                            public Optional<Refusal> refusalOf(Placement placement) {
                                return Optional.empty();
                            }
                        })),
                AdapterMutant.of(
                        "a track is written wherever its name leads",
                        "hostile-tracks",
                        () -> writing((writer, store, root) -> new Anywhere(writer, root))),
                AdapterMutant.of(
                        "another branch is appended instead of replacing",
                        "replace-exact",
                        () -> writingTo((placement, store) -> placement.replacing()
                                ? Placement.appendTo(
                                        placement.session(),
                                        placement.workspace(),
                                        placement.expected().orElseThrow(),
                                        placement.partial(),
                                        placement.lastMessageTime())
                                : placement)));
    }

    static String firstIn(HistoryStore store) {
        List<String> all = new ArrayList<>();
        store.visitSessions(session -> all.add(session.id()));
        return all.get(0);
    }

    static Placement inSession(String id, Placement placement, HistoryStore store) {
        Optional<String> expected = store.session(id).map(SessionInfo::fingerprint);
        return new Placement(
                id,
                placement.workspace(),
                expected,
                placement.partial(),
                placement.lastMessageTime(),
                false,
                true,
                placement.sibling());
    }

    private static final class Anywhere extends ForwardingWriter {
        private final Path root;

        Anywhere(StoreWriter writer, Path root) {
            super(writer);
            this.root = root;
        }

        @Override
        public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
            List<Record> known = new ArrayList<>();
            for (Record record : BrokenTool.all(placed)) {
                if (record.track().startsWith("../")) {
                    write(root.resolve(record.track()), record.payload());
                } else {
                    known.add(record);
                }
            }
            super.prepareWrite(placement, RecordList.of(known), undo);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is checked before it is written. */
    private static List<AdapterMutant> checked() {
        return List.of(
                AdapterMutant.of(
                        "nothing is expected",
                        "expected-prepare",
                        () -> writingTo((placement, store) ->
                                placement.continuing() ? inPresentState(placement, store) : placement)),
                AdapterMutant.of(
                        "a changed session is appended to",
                        "expected-commit",
                        () -> writing((writer, store, root) -> new LateWriter(writer, store))),
                AdapterMutant.of(
                        "the store is written before the commit",
                        "commit-only",
                        () -> writing((writer, store, root) -> new ForwardingWriter(writer) {
                            @Override
                            public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
                                super.prepareWrite(placement, placed, undo);
                                super.commit();
                            }
                        }),
                        "expected-commit"));
    }

    private static Placement inPresentState(Placement placement, HistoryStore store) {
        return new Placement(
                placement.session(),
                placement.workspace(),
                store.session(placement.session()).map(SessionInfo::fingerprint),
                placement.partial(),
                placement.lastMessageTime(),
                placement.moving(),
                placement.replacing(),
                placement.sibling());
    }

    /** Checks what is expected when it prepares, and prepares when it commits. */
    private static final class LateWriter extends ForwardingWriter {
        private final HistoryStore store;
        private @Nullable Runnable ready;

        LateWriter(StoreWriter writer, HistoryStore store) {
            super(writer);
            this.store = store;
        }

        @Override
        public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
            if (!placement.expected().equals(store.session(placement.session()).map(SessionInfo::fingerprint))) {
                throw new SessionChangedException(placement.session());
            }
            super.prepareWrite(placement, placed, undo);
            super.close();
            ready = () -> super.prepareWrite(inPresentState(placement, store), placed, new UndoLog(undo.shelf()));
        }

        @Override
        public void commit() {
            Runnable late = ready;
            if (late != null) {
                late.run();
            }
            super.commit();
        }
    }

    /** What a file is protected from. */
    private static List<AdapterMutant> protectedFiles() {
        return List.of(
                AdapterMutant.of(
                        "everybody may read what is written",
                        "files-private",
                        () -> writing((writer, store, root) -> new ForwardingWriter(writer) {
                            @Override
                            public void commit() {
                                super.commit();
                                publish(root);
                            }
                        }),
                        "journey-private"),
                AdapterMutant.of(
                        "files are written past the machine's disk",
                        "machine-disk",
                        () -> new BrokenTool() {
                            @Override
                            Machine seen(Machine machine) {
                                return machine.withDisk(Disk.unforced());
                            }
                        },
                        "journey-disk"),
                AdapterMutant.of(
                        "the main track is written first",
                        "sides-first",
                        () -> writing((writer, store, root) -> new MainFirst(writer, store))),
                AdapterMutant.of("temporary files stay", "leftovers-removed", () -> new BrokenTool() {
                    @Override
                    void tidy(HistoryStore store) {}
                }));
    }

    private static void publish(Path root) {
        for (Path file : StoreFiles.below(root).paths()) {
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes a new session's main track, and then the others. */
    private static final class MainFirst extends ForwardingWriter {
        private final HistoryStore store;
        private @Nullable Runnable sides;

        MainFirst(StoreWriter writer, HistoryStore store) {
            super(writer);
            this.store = store;
        }

        @Override
        public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
            List<Record> all = BrokenTool.all(placed);
            boolean isNew = placement.expected().isEmpty();
            super.prepareWrite(placement, RecordList.of(isNew ? ToolFixture.main(all) : all), undo);
            sides = () -> super.prepareWrite(
                    inPresentState(placement, store), RecordList.of(isNew ? ToolFixture.sides(all) : List.of()), undo);
        }

        @Override
        public void commit() {
            super.commit();
            Runnable rest = sides;
            if (rest != null) {
                rest.run();
                super.commit();
            }
        }
    }

    /** What is taken back. */
    private static List<AdapterMutant> takenBack() {
        return List.of(
                AdapterMutant.of(
                        "what was half written stays",
                        "killed-whole",
                        () -> writing((writer, store, root) -> new ForwardingWriter(writer) {
                            @Override
                            public AppendRepair.Outcome takeBack(UndoLog undo) {
                                return AppendRepair.Outcome.STANDS;
                            }
                        })),
                AdapterMutant.of(
                        "a backup stays in the store",
                        "revert-exact",
                        () -> writing((writer, store, root) -> new ForwardingWriter(writer) {
                            @Override
                            public void revert(UndoLog undo) {
                                super.revert(undo);
                                write(root.resolve("one.bak"), new byte[] {1});
                            }
                        }),
                        "undo-exact"),
                AdapterMutant.of(
                        "what the user said since is taken back, too",
                        "revert-refused",
                        () -> writing((writer, store, root) -> new Ruthless(writer, root))),
                AdapterMutant.of(
                        "a session that was put away does not come back",
                        "removal-exact",
                        () -> writing((writer, store, root) -> new ForwardingWriter(writer) {
                            @Override
                            public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
                                return super.prepareRemoval(session, expected, new UndoLog(undo.shelf()));
                            }
                        })));
    }

    private static final class Ruthless extends ForwardingWriter {
        private final Path root;

        Ruthless(StoreWriter writer, Path root) {
            super(writer);
            this.root = root;
        }

        @Override
        public void revert(UndoLog undo) {
            try {
                super.revert(undo);
            } catch (SessionChangedException e) {
                undo.lines().stream()
                        .skip(1)
                        .map(line -> FakeStep.parse(root, line))
                        .forEach(Ruthless::force);
            }
        }

        private static void force(FakeStep step) {
            try {
                step.revert(Disk.unforced());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

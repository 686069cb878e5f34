package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Adapters whose faults show when sessions travel. */
final class JourneyMutants {
    private JourneyMutants() {}

    static List<AdapterMutant> all() {
        return List.of(
                AdapterMutant.of("nothing is taken in", "journey-arrives", Refusing::new),
                AdapterMutant.of("an event has another identity each time", "journey-silent", Forgetful::new),
                AdapterMutant.of("a store of one title gives it as a property", "title-returns", OneTitle::new),
                AdapterMutant.of("a sibling gets the id of its original", "two-writers", Merging::new),
                AdapterMutant.of("half a line is an event", "half-travels-not", Hasty::new),
                AdapterMutant.of("what a killed placement left is appended to", "journey-killed", Appending::new),
                AdapterMutant.of("a position has no hash", "rewritten-kept", ReadingMutants.Trusting::new));
    }

    private static final class Refusing extends BrokenTool {
        @Override
        StoreWriter writer(StoreWriter writer, HistoryStore store, Path root, Machine machine) {
            return new ForwardingWriter(writer) {
                @Override
                public Optional<Refusal> refusalOf(Placement placement) {
                    return Optional.of(Refusal.of("it is not from here", "", Refusal.Until.NEVER));
                }
            };
        }
    }

    private static final class Forgetful extends BrokenTool {
        private final AtomicInteger reading = new AtomicInteger();

        @Override
        List<Record> delivered(List<Record> records, Position from) {
            byte[] other = String.valueOf(reading.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            return records.stream()
                    .map(record -> record.kind() == Record.Kind.EVENT
                            ? Record.event(record.track(), record.payload(), other)
                            : record)
                    .toList();
        }
    }

    /** Shows the last title alone, and writes it in the place of the one that is there. */
    private static final class OneTitle extends BrokenTool {
        @Override
        SessionReader reader(HistoryStore store, Path root, String session, Position from) {
            return new ListReader(store.read(session, Position.START), OneTitle::lastTitle);
        }

        private static List<Record> lastTitle(List<Record> records) {
            List<Record> all = new ArrayList<>(records);
            Optional<Record> last = records.stream()
                    .filter(record -> record.kind() == Record.Kind.PROPERTY)
                    .reduce((first, second) -> second);
            all.removeIf(record -> record.kind() == Record.Kind.PROPERTY);
            last.ifPresent(title -> all.add(1, title));
            return all;
        }
    }

    private static final class Merging extends BrokenTool {
        @Override
        StoreWriter writer(StoreWriter writer, HistoryStore store, Path root, Machine machine) {
            return new ForwardingWriter(writer) {
                @Override
                public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
                    super.prepareWrite(
                            placement.sibling().isPresent()
                                    ? PlacingMutants.inSession(PlacingMutants.firstIn(store), placement, store)
                                    : placement,
                            placed,
                            undo);
                }
            };
        }
    }

    private static final class Hasty extends BrokenTool {
        @Override
        List<Record> delivered(List<Record> records, Position from) {
            return records.stream()
                    .map(record -> record.isUnterminated() ? record.asLine() : record)
                    .toList();
        }
    }

    /** Appends to side tracks of a session that is not there, instead of writing them anew. */
    private static final class Appending extends BrokenTool {
        @Override
        StoreWriter writer(StoreWriter writer, HistoryStore store, Path root, Machine machine) {
            return new ForwardingWriter(writer) {
                @Override
                public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
                    List<Record> all = new ArrayList<>();
                    if (placement.expected().isEmpty()) {
                        FakeFiles files = new FakeFiles(root, placement.session());
                        files.linesOf("agent.log", FakeFiles.bytes(files.file("agent.log")))
                                .forEach(line -> all.add(Record.event("agent.log", FakeMark.utf8(line))));
                    }
                    all.addAll(BrokenTool.all(placed));
                    super.prepareWrite(placement, RecordList.of(all), undo);
                }
            };
        }
    }
}

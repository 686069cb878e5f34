package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.RecordMessages;
import io.roam.adapter.windsurf.TitleText;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Devin Local, the agent of Devin Desktop, and Devin's command line: read only. */
public final class DevinAdapter implements ToolAdapter {
    static final String ID = "devin";

    /** The side track of the row of a session. */
    static final String SESSION = "session";

    /** Called by the service loader, and by tests. */
    public DevinAdapter() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return DevinLocations.databases(machine).stream().map(StoreLocation::of).toList();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new DevinStore(at.root(), machine);
    }

    /** Returns false: nothing is ever placed, and what is read says nothing of permissions. */
    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public Transcript transcript(RecordSource records) {
        String row = "";
        Optional<String> firstText = Optional.empty();
        try (Stream<Record> all = RecordMessages.records(records)) {
            for (Record record : (Iterable<Record>) all::iterator) {
                if (record.track().equals(SESSION)) {
                    row = new String(record.payload(), UTF_8);
                } else if (firstText.isEmpty()) {
                    firstText = DevinMessage.of(record.payload())
                            .filter(DevinMessage::isFromUser)
                            .map(DevinMessage::text)
                            .flatMap(TitleText::firstLine);
                }
            }
        }
        Optional<String> fallback = firstText;
        return Transcript.of(ID, () -> RecordMessages.messages(records, DevinAdapter::messagesOf))
                .withTitle(DevinFacts.titleOf(row).or(() -> fallback))
                .withFolder(DevinFacts.folderOf(row));
    }

    private static List<Message> messagesOf(Record record) {
        if (record.kind() != Record.Kind.EVENT) {
            return List.of();
        }
        return List.of(DevinMessage.of(record.payload())
                .map(message -> message.toMessage(record.track()))
                .orElseGet(() -> RecordMessages.unknown(record)));
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}

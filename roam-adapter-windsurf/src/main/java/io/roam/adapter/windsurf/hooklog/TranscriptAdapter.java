package io.roam.adapter.windsurf.hooklog;

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
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plain transcripts of the last hundred conversations, which Windsurf writes while a hook requests them. The tool never reads them,
 * so they are captured but never placed.
 */
public final class TranscriptAdapter implements ToolAdapter {
    static final String ID = "windsurf-transcript";

    private static final List<String> FOLDERS = List.of(".windsurf", ".windsurf-next", ".devin", ".devin-next");

    /** Called by the service loader, and by tests. */
    public TranscriptAdapter() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return FOLDERS.stream()
                .map(folder -> machine.home().resolve(folder).resolve("transcripts"))
                .filter(Files::isDirectory)
                .map(StoreLocation::of)
                .toList();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new TranscriptStore(at.root());
    }

    /** Returns false: nothing is ever placed, and what is read says nothing of permissions. */
    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public Transcript transcript(RecordSource records) {
        try (Stream<Record> all = RecordMessages.records(records)) {
            Optional<String> title = all.flatMap(record -> HookLine.of(record.payload()).stream())
                    .flatMap(line -> line.userText().stream())
                    .findFirst()
                    .flatMap(TitleText::firstLine);
            return Transcript.of(ID, () -> RecordMessages.messages(records, TranscriptAdapter::messagesOf))
                    .withTitle(title);
        }
    }

    private static List<Message> messagesOf(Record record) {
        return List.of(HookLine.of(record.payload())
                .map(line -> RecordMessages.message(record, line.role(), List.of(line.part())))
                .orElseGet(() -> RecordMessages.unknown(record)));
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}

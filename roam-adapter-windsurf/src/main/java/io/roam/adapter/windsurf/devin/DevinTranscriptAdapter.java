package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.adapter.windsurf.RecordMessages;
import io.roam.adapter.windsurf.TitleText;
import io.roam.adapter.windsurf.WholeSessionReader;
import io.roam.adapter.windsurf.export.ImportedFile;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The transcripts that Devin's command line writes when a turn has ended. The tool never reads them back, so none is placed. */
public final class DevinTranscriptAdapter implements ToolAdapter {
    static final String ID = "devin-transcript";

    /** The side track of what a transcript says of its session. */
    static final String HEADER = "session";

    private static final String ENDING = ".json";
    private static final int BEGINNING = 4096;

    /** Called by the service loader, and by tests. */
    public DevinTranscriptAdapter() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return DevinLocations.transcripts(machine).stream()
                .map(StoreLocation::of)
                .toList();
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        boolean named = file.toString().endsWith(ENDING) && Files.isRegularFile(file);
        return named && isTranscript(file) ? Optional.of(StoreLocation.of(file)) : Optional.empty();
    }

    private static boolean isTranscript(Path file) {
        try (InputStream in = RegularFiles.newInputStream(file)) {
            String beginning = new String(in.readNBytes(BEGINNING), UTF_8);
            return beginning.contains('"' + AtifDocument.VERSION)
                    && (file + beginning).toLowerCase(Locale.ROOT).contains("devin");
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        Path root = at.root();
        return Files.isRegularFile(root) ? importFile(root) : new DevinTranscriptStore(root, machine);
    }

    private static HistoryStore importFile(Path file) {
        AtifDocument document =
                AtifDocument.read(file).orElseThrow(() -> UnreadableTranscriptException.malformed(file));
        String name = String.valueOf(file.getFileName());
        String session = document.json().text("session_id").orElse(name.substring(0, name.length() - ENDING.length()));
        return new ImportedFile(
                file,
                session,
                from -> WholeSessionReader.of(session, from, document.records(session), document.facts(timeOf(file))));
    }

    private static Instant timeOf(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns false: nothing is ever placed, and the mode in which a session ran is not read. */
    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public Transcript transcript(RecordSource records) {
        Optional<JsonTree> header = Optional.empty();
        Optional<String> title = Optional.empty();
        Map<String, byte[]> revisions = new HashMap<>();
        try (Stream<Record> all = RecordMessages.records(records)) {
            for (Record record : (Iterable<Record>) all::iterator) {
                if (record.track().equals(HEADER)) {
                    header = JsonTree.parse(record.payload());
                } else if (record.track().startsWith(Record.REVISIONS)) {
                    revisions.put(record.track(), record.payload());
                } else if (title.isEmpty() && record.kind() == Record.Kind.EVENT) {
                    title = AtifStep.of(record.payload())
                            .filter(AtifStep::isFromUser)
                            .map(AtifStep::text)
                            .flatMap(TitleText::firstLine);
                }
            }
        }
        return Transcript.of(ID, () -> RecordMessages.messages(records, record -> messagesOf(record, revisions)))
                .withTitle(title)
                .withFolder(header.flatMap(json -> json.text("working_directory")))
                .withToolVersion(header.flatMap(json -> json.member("agent")).flatMap(agent -> agent.text("version")));
    }

    private static List<Message> messagesOf(Record record, Map<String, byte[]> revisions) {
        if (record.kind() != Record.Kind.EVENT) {
            return List.of();
        }
        byte[] payload = revisions.isEmpty()
                ? record.payload()
                : revisions.getOrDefault(Record.revisionTrack(record.identity()), record.payload());
        return AtifStep.of(payload)
                .map(step -> step.toMessages(record.track()))
                .orElseGet(() -> List.of(RecordMessages.unknown(record)));
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}

package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A made-up tool for tests, and an example of a complete small adapter. Its store is the folder {@code .fake} in the
 * home:
 *
 * <pre>
 * SESSION.log        the main track, lines as {@link FakeLine} classes them
 * SESSION.values     what is held once under a key, lines of a key and what it is now
 * SESSION.in         the workspace; binds to this machine
 * SESSION.open       is there while the tool has the session open
 * SESSION.d/x.log    a side track of lines
 * SESSION.d/x.txt    a side track that is a whole file
 * x.shared           side tracks of several sessions: each line ends with # and the session that it belongs to
 * x.common           as a faulty adapter would show it: a side track of every session
 * </pre>
 *
 * <p>{@link FakeSession} does what a person does with the tool.
 */
public final class FakeTool implements ToolAdapter {
    static final String ID = "fake";

    private final Optional<Duration> retention;
    private final boolean deletesEarly;

    private FakeTool(Optional<Duration> retention, boolean deletesEarly) {
        this.retention = retention;
        this.deletesEarly = deletesEarly;
    }

    /** Creates a tool that keeps its sessions for ever. */
    public FakeTool() {
        this(Optional.empty(), false);
    }

    /** Returns a tool that deletes sessions without messages for that long. */
    public static FakeTool keepingFor(Duration retention) {
        return new FakeTool(Optional.of(retention), false);
    }

    /** Returns a tool that also deletes sessions which were changed a short time ago. */
    static FakeTool deletingEarly() {
        return new FakeTool(Optional.empty(), true);
    }

    static Path folder(Machine machine) {
        return machine.home().resolve(".fake");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String classRule() {
        return "fake/1";
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        Path root = folder(machine);
        return Files.isDirectory(root) ? List.of(StoreLocation.of(root)) : List.of();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new FakeStore(at.root(), machine, retention, deletesEarly);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return FakeTranscript.of(records);
    }

    @Override
    public Optional<String> ownerOf(String sideTrack) {
        return FakeFiles.ownerOf(sideTrack);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return record.kind() != Record.Kind.FILE && FakeLine.text(record).startsWith("L ");
    }

    @Override
    public boolean hasValidClass(Record record) {
        return switch (record.kind()) {
            case EVENT, STATE, PROPERTY ->
                FakeLine.record(record.track(), record.payload(), true).kind() == record.kind();
            case FILE, VALUE -> true;
            case REVISION, LOCAL -> false;
        };
    }

    @Override
    public List<Record> split(Record line, int at) {
        byte[] payload = line.payload();
        Record first = FakeLine.record(line.track(), Arrays.copyOf(payload, at), false);
        byte[] rest = Arrays.copyOfRange(payload, at, payload.length);
        return List.of(first, FakeLine.record(line.track(), rest, line.endsWithLineFeed()));
    }

    @Override
    public Optional<Record.Link> linkOf(Record stored) {
        return FakeLine.record(stored.track(), stored.payload(), true).link();
    }

    @Override
    public Optional<Record> titleRecord(String session, String title) {
        return Optional.of(FakeLine.record(Record.MAIN, FakeMark.utf8("T title " + title), true));
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("fake", "--resume", session);
    }
}

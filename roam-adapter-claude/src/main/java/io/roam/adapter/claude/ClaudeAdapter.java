package io.roam.adapter.claude;

import io.roam.adapter.claude.hooks.ClaudeHooks;
import io.roam.adapter.claude.jsonl.ClassRule;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.transcript.GuideLine;
import io.roam.adapter.claude.transcript.MessageStream;
import io.roam.adapter.claude.transcript.TitleLine;
import io.roam.adapter.claude.transcript.TranscriptOutline;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claude Code: the program in a terminal, its extensions for editors, and the "Code" sessions of Claude Desktop. */
public final class ClaudeAdapter implements ToolAdapter {
    /** Called by the service loader, and by tests. */
    public ClaudeAdapter() {}

    @Override
    public String id() {
        return "claude";
    }

    @Override
    public String classRule() {
        return ClassRule.NAME;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return Locations.locate(machine);
    }

    @Override
    public boolean isInstalled(Machine machine) {
        return new InstalledClaude(machine).isAny();
    }

    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return Locations.locateUnused(machine);
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        Optional<ImportStore> imported =
                Locations.isLocated(at.root(), machine) ? Optional.empty() : ImportStore.open(at.root());
        return imported.isPresent() ? imported.get() : new ClaudeStore(at.root(), machine);
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return ImportStore.findRoot(file).map(StoreLocation::of);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        TranscriptOutline outline = new TranscriptOutline(records);
        SessionFacts facts = outline.facts();
        return Transcript.of(id(), () -> MessageStream.of(records, outline))
                .withTitle(facts.title())
                .withFolder(facts.folders().stream().findFirst())
                .withToolVersion(facts.toolVersion());
    }

    @Override
    public boolean isSessionId(String id) {
        return SessionId.isValid(id);
    }

    @Override
    public boolean canMove() {
        return true;
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return record.kind() != Record.Kind.FILE && ClassRule.isPermission(record.payload());
    }

    @Override
    public boolean hasValidClass(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            return !TrackName.isLines(record.track());
        }
        Row row = Row.of(record.payload());
        Record read = ClassRule.recordOf(record.track(), record.payload(), row, true);
        return record.kind() != Record.Kind.LOCAL
                && isOfOwner(record.track(), row)
                && read.kind() == record.kind()
                && read.key().equals(record.key())
                && !record.hasOwnIdentity();
    }

    private static boolean isOfOwner(String track, Row row) {
        return TrackName.ownerOf(track)
                .map(owner -> LegacyAgent.isOf(owner, row))
                .orElse(true);
    }

    @Override
    public Optional<String> ownerOf(String sideTrack) {
        return TrackName.ownerOf(sideTrack);
    }

    /** Returns the record unchanged, except that a line without line feed gets one, as others may follow it. */
    @Override
    public Record adaptForPlacement(Record record, Placement placement) {
        boolean line = record.kind() != Record.Kind.FILE && TrackName.isLines(record.track());
        return line && !record.endsWithLineFeed() ? record.asLine() : record;
    }

    @Override
    public List<Record> split(Record line, int at) {
        byte[] before = Arrays.copyOf(line.payload(), at);
        byte[] rest = Arrays.copyOfRange(line.payload(), at, line.payload().length);
        return List.of(
                ClassRule.recordOf(line.track(), before, Row.of(before), false),
                ClassRule.recordOf(line.track(), rest, Row.of(rest), line.endsWithLineFeed()));
    }

    @Override
    public Optional<Record.Link> linkOf(Record stored) {
        return ClassRule.recordOf(stored.track(), stored.payload(), Row.of(stored.payload()), true)
                .link();
    }

    @Override
    public Optional<Record> titleRecord(String session, String title) {
        byte[] line = TitleLine.bytesOf(session, title);
        return Optional.of(ClassRule.recordOf(Record.MAIN, line, Row.of(line), true));
    }

    @Override
    public List<Record> titleRepeats(String session, String title) {
        byte[] line = TitleLine.shownName(session, title);
        return List.of(ClassRule.recordOf(Record.MAIN, line, Row.of(line), true));
    }

    @Override
    public boolean isGuide(Record record) {
        return record.isMain() && record.kind() == Record.Kind.STATE && GuideLine.isGuide(record.payload());
    }

    @Override
    public Optional<ToolHooks> hooks(StoreLocation at, Machine machine) {
        return Optional.of(new ClaudeHooks(RetentionSettings.fileIn(at.root()), machine));
    }

    @Override
    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return new StoreAdvice(at.root(), machine).diagnose();
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("claude", "--resume", session);
    }

    @Override
    public Map<String, String> settingDescriptions() {
        return Map.of(
                Locations.ProfileNames.SETTING,
                "names for Claude Code's configuration folders: FOLDER=NAME, separated by commas");
    }

    @Override
    public boolean acceptsSetting(String name, String value) {
        return Locations.ProfileNames.isValid(value);
    }

    /** The tool takes the variable for one path: of a list it would make a folder. */
    @Override
    public Map<String, String> resumeEnvironment(StoreLocation at, Machine machine) {
        return machine.variable(Locations.VARIABLE).isPresent()
                ? Map.of(Locations.VARIABLE, at.root().toString())
                : Map.of();
    }
}

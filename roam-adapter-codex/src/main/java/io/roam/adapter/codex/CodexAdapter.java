package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.ProgramSearch;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Codex of OpenAI: the program in a terminal, its desktop app and its extensions for editors, which keep one store. */
public final class CodexAdapter implements ToolAdapter {
    /** Called by the service loader, and by tests. */
    public CodexAdapter() {}

    @Override
    public String id() {
        return "codex";
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
        return ProgramSearch.isInstalled("codex", machine);
    }

    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return Locations.locateUnused(machine);
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new CodexStore(at.root(), machine);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return ThreadTranscript.of(id(), records);
    }

    @Override
    public boolean isSessionId(String id) {
        return RolloutName.isThreadId(id);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return record.kind() != Record.Kind.VALUE && ClassRule.isOwn(record.payload());
    }

    @Override
    public boolean hasValidClass(Record record) {
        return ClassRule.accepts(record);
    }

    /** Returns a line with its line feed; the one that names the thread gets the ID of the session. */
    @Override
    public Record adaptForPlacement(Record record, Placement placement) {
        if (record.kind() == Record.Kind.VALUE || record.kind() == Record.Kind.FILE) {
            return record;
        }
        boolean isHeader = record.isMain()
                && record.kind() == Record.Kind.STATE
                && JsonSlice.parse(record.payload()).filter(ClassRule::isHeader).isPresent();
        return isHeader
                ? Record.state(record.track(), SiblingHeader.of(record.payload(), placement.session()))
                        .asLine()
                : record.asLine();
    }

    @Override
    public Optional<String> ownerOf(String sideTrack) {
        return TrackName.findStarter(sideTrack);
    }

    @Override
    public List<Record> split(Record line, int at) {
        byte[] payload = line.payload();
        Record rest = ClassRule.recordOf(line.track(), Arrays.copyOfRange(payload, at, payload.length));
        return List.of(
                ClassRule.recordOf(line.track(), Arrays.copyOf(payload, at)).unterminated(),
                line.endsWithLineFeed() ? rest.asLine() : rest.unterminated());
    }

    @Override
    public Optional<Record> titleRecord(String session, String title) {
        return Optional.of(ClassRule.nameRecord(title));
    }

    @Override
    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        try (CodexStore store = new CodexStore(at.root(), machine)) {
            return new ProviderAdvice(at.root(), store).diagnose();
        }
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("codex", "resume", session);
    }

    @Override
    public Map<String, String> resumeEnvironment(StoreLocation at, Machine machine) {
        return machine.variable(Locations.VARIABLE).isPresent()
                ? Map.of(Locations.VARIABLE, at.root().toString())
                : Map.of();
    }
}

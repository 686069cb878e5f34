package io.roam.adapter.gemini;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The adapter of Gemini CLI. */
public final class GeminiAdapter implements ToolAdapter {
    private static final String ID = "gemini";

    /** Files that the tool makes at its first start, before there is a session. Other programs have folders beside them. */
    private static final List<String> SETTINGS = List.of("settings.json", "projects.json", "installation_id");

    /** Called by the service loader. */
    public GeminiAdapter() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        Path root = Locations.projects(machine);
        boolean used = Files.isDirectory(root) || hasSettings(machine);
        return used ? List.of(StoreLocation.of(root)) : List.of();
    }

    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return Optional.of(StoreLocation.of(Locations.projects(machine)));
    }

    @Override
    public boolean isInstalled(Machine machine) {
        return ProgramSearch.isInstalled(ID, machine) || hasSettings(machine);
    }

    private static boolean hasSettings(Machine machine) {
        Path configuration = Locations.configuration(machine);
        return SETTINGS.stream().anyMatch(file -> Files.isRegularFile(configuration.resolve(file)));
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new GeminiStore(this, at.root(), machine);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return GeminiTranscript.of(ID, records);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return record.isMain() && ClassRule.isGrant(record.payload());
    }

    @Override
    public boolean hasValidClass(Record record) {
        if (!record.isMain()) {
            return SideFile.isValid(record);
        }
        byte[] payload = record.payload();
        Record read = ClassRule.recordOf(payload);
        return record.kind() != Record.Kind.LOCAL
                && record.kind() == read.kind()
                && record.key().equals(read.key())
                && !record.hasOwnIdentity()
                && !ClassRule.isDivided(payload);
    }

    @Override
    public Record adaptForPlacement(Record record, Placement placement) {
        return record.isMain() ? HeaderLine.withId(record, placement.session()) : record;
    }

    @Override
    public List<Record> split(Record line, int at) {
        byte[] payload = line.payload();
        Record rest = ClassRule.recordOf(Arrays.copyOfRange(payload, at, payload.length));
        return List.of(
                ClassRule.recordOf(Arrays.copyOf(payload, at)).unterminated(),
                line.endsWithLineFeed() ? rest : rest.unterminated());
    }

    @Override
    public Optional<Record> titleRecord(String session, String title) {
        return Optional.of(ClassRule.recordOf(SessionDocument.summaryLine(title)));
    }

    @Override
    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return new StoreAdvice(at.root(), machine).diagnose();
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of(ID, "--resume", session);
    }
}

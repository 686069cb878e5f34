package io.roam.provider;

import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An adapter of which every call, and every call of what it returns, is guarded. Its id and its class rule are asked for once. What only describes the
 * tool has a substitute, so that a bug there hinders nothing else.
 */
public final class GuardedAdapter implements ToolAdapter {
    private final ToolAdapter adapter;
    private final ProviderGuard guard;
    private final String classRule;

    private GuardedAdapter(ToolAdapter adapter) {
        this.adapter = adapter;
        this.guard = ProviderGuard.of("adapter", adapter.getClass(), adapter::id);
        this.classRule = guard.call(adapter::classRule);
    }

    /** Returns the adapter guarded; one that is guarded already stays as it is. */
    public static ToolAdapter of(ToolAdapter adapter) {
        return adapter instanceof GuardedAdapter ? adapter : new GuardedAdapter(adapter);
    }

    /** Returns the class of an adapter, guarded or not, as its author wrote it. */
    public static Class<?> classOf(ToolAdapter adapter) {
        return adapter instanceof GuardedAdapter guarded ? guarded.adapter.getClass() : adapter.getClass();
    }

    @Override
    public String id() {
        return guard.provider();
    }

    @Override
    public String classRule() {
        return classRule;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return guard.call(() -> List.copyOf(adapter.locate(machine)));
    }

    @Override
    public boolean isInstalled(Machine machine) {
        return guard.describe(() -> adapter.isInstalled(machine), false);
    }

    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return guard.call(() -> adapter.locateUnused(machine));
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new GuardedStore(guard.call(() -> adapter.open(at, machine)), guard);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return GuardedMessages.guard(guard.call(() -> adapter.transcript(records)), guard);
    }

    @Override
    public Optional<String> title(RecordSource records) {
        return guard.call(() -> adapter.title(records));
    }

    @Override
    public boolean isSessionId(String id) {
        return guard.call(() -> adapter.isSessionId(id));
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return guard.call(() -> adapter.grantsPermissions(record));
    }

    @Override
    public boolean hasValidClass(Record record) {
        return guard.call(() -> adapter.hasValidClass(record));
    }

    @Override
    public Record adaptForPlacement(Record record, Placement placement) {
        return guard.call(() -> adapter.adaptForPlacement(record, placement));
    }

    @Override
    public Optional<String> ownerOf(String sideTrack) {
        return guard.call(() -> adapter.ownerOf(sideTrack));
    }

    @Override
    public List<Record> split(Record line, int at) {
        return guard.call(() -> List.copyOf(adapter.split(line, at)));
    }

    @Override
    public Optional<Record.Link> linkOf(Record stored) {
        return guard.call(() -> adapter.linkOf(stored));
    }

    @Override
    public String siblingId(byte[] seed) {
        return guard.call(() -> adapter.siblingId(seed));
    }

    @Override
    public Optional<Record> titleRecord(String session, String title) {
        return guard.call(() -> adapter.titleRecord(session, title));
    }

    @Override
    public List<Record> titleRepeats(String session, String title) {
        return guard.call(() -> List.copyOf(adapter.titleRepeats(session, title)));
    }

    @Override
    public boolean isGuide(Record record) {
        return guard.call(() -> adapter.isGuide(record));
    }

    @Override
    public Optional<ToolHooks> hooks(StoreLocation at, Machine machine) {
        return guard.call(() -> adapter.hooks(at, machine)).map(hooks -> new GuardedHooks(hooks, guard));
    }

    @Override
    public Map<String, String> settingDescriptions() {
        return guard.describe(() -> ProviderGuard.copyOf(adapter.settingDescriptions()), Map.of());
    }

    @Override
    public boolean acceptsSetting(String name, String value) {
        return guard.call(() -> adapter.acceptsSetting(name, value));
    }

    @Override
    public boolean canPlace() {
        return guard.describe(adapter::canPlace, false);
    }

    @Override
    public boolean canMove() {
        return guard.describe(adapter::canMove, false);
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return guard.describe(() -> adapter.importLocation(file, machine), Optional.empty());
    }

    @Override
    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return guard.call(() -> adapter.diagnose(at, machine)).stream()
                .map(diagnosis -> guard.call(() -> diagnosis))
                .map(this::withGuardedFix)
                .toList();
    }

    private Diagnosis withGuardedFix(Diagnosis diagnosis) {
        return diagnosis
                .fix()
                .map(fix -> diagnosis.fixedBy(() -> guard.call(fix::apply)))
                .orElse(diagnosis);
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return guard.call(() -> List.copyOf(adapter.resumeCommand(session, workspace)));
    }

    @Override
    public Map<String, String> resumeEnvironment(StoreLocation at, Machine machine) {
        return guard.call(() -> ProviderGuard.copyOf(adapter.resumeEnvironment(at, machine)));
    }

    @Override
    public String toString() {
        return id();
    }
}

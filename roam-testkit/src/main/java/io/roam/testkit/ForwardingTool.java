package io.roam.testkit;

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

/** An adapter that does what another one does; a subclass changes a part of it. */
class ForwardingTool implements ToolAdapter {
    final ToolAdapter tool;

    ForwardingTool(ToolAdapter tool) {
        this.tool = tool;
    }

    @Override
    public String id() {
        return tool.id();
    }

    @Override
    public String classRule() {
        return tool.classRule();
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return tool.locate(machine);
    }

    @Override
    public boolean isInstalled(Machine machine) {
        return tool.isInstalled(machine);
    }

    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return tool.locateUnused(machine);
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return tool.open(at, machine);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return tool.transcript(records);
    }

    @Override
    public Optional<String> title(RecordSource records) {
        return tool.title(records);
    }

    @Override
    public boolean isSessionId(String id) {
        return tool.isSessionId(id);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return tool.grantsPermissions(record);
    }

    @Override
    public boolean hasValidClass(Record record) {
        return tool.hasValidClass(record);
    }

    @Override
    public Record adaptForPlacement(Record record, Placement placement) {
        return tool.adaptForPlacement(record, placement);
    }

    @Override
    public Optional<String> ownerOf(String sideTrack) {
        return tool.ownerOf(sideTrack);
    }

    @Override
    public List<Record> split(Record line, int at) {
        return tool.split(line, at);
    }

    @Override
    public Optional<Record.Link> linkOf(Record stored) {
        return tool.linkOf(stored);
    }

    @Override
    public String siblingId(byte[] seed) {
        return tool.siblingId(seed);
    }

    @Override
    public Optional<Record> titleRecord(String session, String title) {
        return tool.titleRecord(session, title);
    }

    @Override
    public List<Record> titleRepeats(String session, String title) {
        return tool.titleRepeats(session, title);
    }

    @Override
    public boolean isGuide(Record record) {
        return tool.isGuide(record);
    }

    @Override
    public Optional<ToolHooks> hooks(StoreLocation at, Machine machine) {
        return tool.hooks(at, machine);
    }

    @Override
    public Map<String, String> settingDescriptions() {
        return tool.settingDescriptions();
    }

    @Override
    public boolean acceptsSetting(String name, String value) {
        return tool.acceptsSetting(name, value);
    }

    @Override
    public boolean canPlace() {
        return tool.canPlace();
    }

    @Override
    public boolean canMove() {
        return tool.canMove();
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return tool.importLocation(file, machine);
    }

    @Override
    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return tool.diagnose(at, machine);
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return tool.resumeCommand(session, workspace);
    }

    @Override
    public Map<String, String> resumeEnvironment(StoreLocation at, Machine machine) {
        return tool.resumeEnvironment(at, machine);
    }
}

package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The made-up tool, if nothing could be placed in it; and a folder of the user's that holds its files is an export. */
final class KeptTool implements ToolAdapter {
    private final FakeTool tool = new FakeTool();

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
    public HistoryStore open(StoreLocation at, Machine machine) {
        return tool.open(at, machine);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return tool.grantsPermissions(record);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return tool.transcript(records);
    }

    @Override
    public boolean canPlace() {
        return false;
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return file.endsWith("export") ? Optional.of(StoreLocation.of(file)) : Optional.empty();
    }
}

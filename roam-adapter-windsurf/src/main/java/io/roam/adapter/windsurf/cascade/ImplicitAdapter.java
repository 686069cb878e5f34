package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
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

/** Windsurf's implicit files, which record what the user did in the editor: read when the user imports one, never placed. */
public final class ImplicitAdapter implements ToolAdapter {
    private static final CascadeProduct PRODUCT = CascadeProduct.WINDSURF_IMPLICIT;

    /** Called by the service loader, and by tests. */
    public ImplicitAdapter() {}

    @Override
    public String id() {
        return PRODUCT.id();
    }

    @Override
    public String classRule() {
        return PRODUCT.classRule();
    }

    /** Returns none: they are no conversations, and only those that the user names are read. */
    @Override
    public List<StoreLocation> locate(Machine machine) {
        return List.of();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return CascadeImport.open(at.root(), WindsurfSettings.envelope(machine));
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return CascadeOrigin.importLocation(PRODUCT, file, machine);
    }

    /** Returns false: nothing is ever placed, and what is read says nothing of permissions. */
    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return TranscriptBuilder.build(PRODUCT, records);
    }

    @Override
    public boolean isSessionId(String id) {
        return SessionId.isValid(id);
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}

package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An adapter of a product that keeps trajectories. */
abstract class CascadeAdapter implements ToolAdapter {
    private final CascadeProduct product;

    CascadeAdapter(CascadeProduct product) {
        this.product = product;
    }

    @Override
    public final String id() {
        return product.id();
    }

    @Override
    public final String classRule() {
        return product.classRule();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return Files.isRegularFile(at.root())
                ? CascadeImport.open(at.root(), WindsurfSettings.envelope(machine))
                : new CascadeStore(product, at.root(), machine);
    }

    @Override
    public final Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return CascadeOrigin.importLocation(product, file, machine);
    }

    /** Returns false: what may run without a question is in the tool's settings, not in a trajectory. */
    @Override
    public final boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public final Transcript transcript(RecordSource records) {
        return TranscriptBuilder.build(product, records);
    }

    @Override
    public final boolean isSessionId(String id) {
        return SessionId.isValid(id);
    }
}

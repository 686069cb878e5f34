package io.roam.provider;

import io.roam.spi.AppendRepair;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.util.Optional;

/** A writer of which every call is guarded. */
record GuardedWriter(StoreWriter writer, ProviderGuard guard) implements StoreWriter {
    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return guard.call(() -> writer.refusalOf(placement));
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        guard.run(() -> writer.prepareWrite(placement, placed, undo));
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        return guard.call(() -> writer.prepareRemoval(session, expected, undo));
    }

    @Override
    public void commit() {
        guard.run(writer::commit);
    }

    @Override
    public void revert(UndoLog undo) {
        guard.run(() -> writer.revert(undo));
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        return guard.call(() -> writer.takeBack(undo));
    }

    @Override
    public void close() {
        guard.run(writer::close);
    }
}

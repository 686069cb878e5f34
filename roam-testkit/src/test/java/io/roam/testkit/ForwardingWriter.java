package io.roam.testkit;

import io.roam.spi.AppendRepair;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.util.Optional;

/** A writer that does what another one does; a subclass changes a part of it. */
class ForwardingWriter implements StoreWriter {
    final StoreWriter writer;

    ForwardingWriter(StoreWriter writer) {
        this.writer = writer;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return writer.refusalOf(placement);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        writer.prepareWrite(placement, placed, undo);
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        return writer.prepareRemoval(session, expected, undo);
    }

    @Override
    public void commit() {
        writer.commit();
    }

    @Override
    public void revert(UndoLog undo) {
        writer.revert(undo);
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        return writer.takeBack(undo);
    }

    @Override
    public void close() {
        writer.close();
    }
}

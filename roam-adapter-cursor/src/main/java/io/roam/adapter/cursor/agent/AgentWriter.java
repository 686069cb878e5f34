package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.ChangeFile;
import io.roam.adapter.cursor.rows.PendingWrite;
import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes sessions of cursor-agent, while it does not run. */
final class AgentWriter implements StoreWriter {
    private final AgentFolder folder;
    private final Machine machine;
    private final RunningPrograms agent;
    private @Nullable PendingWrite open;

    AgentWriter(AgentFolder folder, Machine machine, RunningPrograms agent) {
        this.folder = folder;
        this.machine = machine;
        this.agent = agent;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return checks().refusalOf(placement);
    }

    private AgentPlacementChecks checks() {
        return new AgentPlacementChecks(folder, machine, agent);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        if (!SessionId.isValid(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        close();
        requireClosed(placement.session());
        AgentTarget target = openTarget(placement, undo);
        open = target;
        AgentAssembly assembly = new AgentAssembly(placement, target.begin());
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                assembly.addRecord(record);
            }
        }
        assembly.end();
        target.finish(placement, undo);
    }

    private AgentTarget openTarget(Placement placement, UndoLog undo) {
        String id = placement.session();
        Optional<AgentSessionLocation> here = folder.find(id);
        if (here.isPresent() != placement.expected().isPresent()) {
            throw new SessionChangedException(id);
        }
        return here.map(found -> openExisting(found, placement, undo))
                .orElseGet(
                        () -> new AgentCreate(folder, folder.newLocation(id, placement.workspace()), machine.disk()));
    }

    private AgentTarget openExisting(AgentSessionLocation found, Placement placement, UndoLog undo) {
        String expected = placement.expected().orElseThrow();
        return placement.replacing() && LostDatabase.find(found).isPresent()
                ? new AgentReplacement(folder, found, expected, machine.disk())
                : new AgentAppend(found, expected, new ChangeFile.Writer(undo.shelf(), folder.path(), machine.disk()));
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        Optional<Refusal> refusal = checks().refusalWhileRunning();
        if (refusal.isEmpty()) {
            close();
            requireClosed(session);
            AgentSessionLocation found = folder.find(session).orElseThrow(() -> new SessionChangedException(session));
            AgentRemoval removal = new AgentRemoval(found, machine.disk());
            open = removal;
            removal.prepare(folder, expected, undo);
        }
        return refusal;
    }

    private void requireClosed(String session) {
        agent.refresh();
        if (agent.isRunning()) {
            throw new SessionChangedException(session);
        }
    }

    @Override
    public void commit() {
        PendingWrite write = open;
        if (write != null) {
            requireClosed(folder.path().toString());
            write.commit();
            close();
        }
    }

    @Override
    public void revert(UndoLog undo) {
        close();
        requireClosed(folder.path().toString());
        new AgentReverter(folder, machine.disk()).revert(undo);
    }

    @Override
    public void close() {
        PendingWrite write = open;
        open = null;
        if (write != null) {
            write.close();
        }
    }
}

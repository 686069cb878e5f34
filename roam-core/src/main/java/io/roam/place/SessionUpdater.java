package io.roam.place;

import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Brings sessions that a store has to the heads of their branches. */
final class SessionUpdater {
    private final PlacementContext context;
    private final PlacementWriter writer;
    private final SiblingWriter siblings;

    SessionUpdater(PlacementContext context, PlacementWriter writer, SiblingWriter siblings) {
        this.context = context;
        this.writer = writer;
        this.siblings = siblings;
    }

    /** Appends what the session lacks. */
    void fastForward(PlacementTask task, PlacementStep.FastForward step) {
        ScannedSession session = step.session();
        SessionState state = session.state();
        RecordSource records = delta(task, session).after(step.from(), step.to(), state);
        Placement placement = placement(session, step.to(), state.flags().partial());
        if (isSibling(session)) {
            siblings.fastForward(task, step, placement, records);
        } else if (step.from() != step.to() || !SiblingWriter.isEmpty(records)) {
            writer.write(task, step, placement, records, Optional.empty());
        }
    }

    /** Writes the whole session where its new folder is. */
    void move(PlacementTask task, PlacementStep.Move step) {
        ScannedSession session = step.session();
        Placement placement = Placement.moveTo(
                session.key().id(),
                step.folder(),
                session.info().fingerprint(),
                step.to().lastMessageTime());
        RecordSource records = delta(task, session).wholeBranch(step.to());
        if (isSibling(session)) {
            siblings.write(task, step, placement, records);
        } else {
            writer.write(task, step, placement, records, Optional.empty());
        }
    }

    /** Replaces the main track by that of its own branch; what else was in it is in the pool, as another branch. */
    void separate(PlacementTask task, PlacementStep.Separate step) {
        ScannedSession session = step.session();
        SessionState state = session.state();
        RecordSource records = delta(task, session).replacingMainTrack(step.to(), state);
        Map<String, Integer> partial = new HashMap<>(state.flags().partial());
        partial.remove(Record.MAIN);
        Placement placement = placement(session, step.to(), partial).replacingMain();
        if (isSibling(session)) {
            siblings.write(task, step, placement, records);
        } else {
            writer.write(task, step, placement, records, Optional.empty());
        }
    }

    private SessionDelta delta(PlacementTask task, ScannedSession session) {
        SideTrackOwners owners =
                new SideTrackOwners(writer.store().adapter(), session.key().id());
        return new SessionDelta(context.pool(), task, owners);
    }

    private boolean isSibling(ScannedSession session) {
        return SiblingTitle.isTitled(checkpoints(), session.key());
    }

    private Checkpoints checkpoints() {
        return context.ledger().checkpoints();
    }

    private Placement placement(ScannedSession session, HistoryNode to, Map<String, Integer> partial) {
        String folder = checkpoints()
                .find(session.key())
                .map(Checkpoint::folder)
                .orElse(session.state().folder());
        Path path = new FolderPaths(writer.store().store()).find(folder).orElse(Path.of(""));
        return Placement.appendTo(
                session.key().id(), path, session.info().fingerprint(), partial, to.lastMessageTime());
    }
}

package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.capture.OpenStore;
import io.roam.capture.SessionState;
import io.roam.history.Head;
import io.roam.history.HistoryNode;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.RecordSource;
import java.util.Optional;

/** Writes sessions that stand beside another one of their conversation, with a generated title that tells them apart. */
record SiblingWriter(PlacementContext context, OpenStore store, PlacementWriter writer) {
    /** Writes a whole main track, and the title at its end; returns whether it was written. */
    boolean write(PlacementTask task, PlacementStep step, Placement placement, RecordSource records) {
        return write(task, step, placement, records, title(store.key(placement.session()), step.to()));
    }

    /** Writes a session that the user forks. */
    void writeFork(PlacementTask task, PlacementStep.Fork step, Placement placement) {
        RecordSource records = delta(task, placement.session()).wholeBranch(step.to());
        write(task, step, placement, records, title(store.key(placement.session()), "fork"));
    }

    private boolean write(
            PlacementTask task, PlacementStep step, Placement placement, RecordSource records, SiblingTitle title) {
        String text = text(task, title, step.to());
        return writer.write(
                task, step, placement.asSibling(title.label()), title.after(records, text), Optional.of(text));
    }

    /** Appends what the session lacks, and the title again at its end. */
    void fastForward(PlacementTask task, PlacementStep.FastForward step, Placement placement, RecordSource records) {
        SiblingTitle title = title(step.session().key(), step.to());
        RecordSource others = title.without(records);
        boolean partial = step.session().state().flags().partial().containsKey(SessionState.PARTIAL_TITLE);
        if (partial || step.from() != step.to() || !isEmpty(others)) {
            String text = text(task, title, step.to());
            RecordSource all = title.after(partial ? title.completing(others) : others, text);
            writer.write(task, step, placement.asSibling(title.label()), all, Optional.of(text));
        }
    }

    static boolean isEmpty(RecordSource records) {
        try (var reader = records.open()) {
            return reader.next() == null;
        }
    }

    private SiblingTitle title(SessionKey session, HistoryNode head) {
        return title(session, context.names().nameOf(new Head(head).device()));
    }

    private SiblingTitle title(SessionKey session, String label) {
        return new SiblingTitle(store.adapter(), session, context.ledger().checkpoints(), label);
    }

    private String text(PlacementTask task, SiblingTitle title, HistoryNode head) {
        return title.text(delta(task, title.session().id()).mainTrack(head));
    }

    private SessionDelta delta(PlacementTask task, String session) {
        return new SessionDelta(context.pool(), task, new SideTrackOwners(store.adapter(), session));
    }
}

package io.roam.place;

import io.roam.api.Adapters;
import io.roam.api.SessionKey;
import io.roam.capture.SessionIndex;
import io.roam.capture.SessionIndexEntry;
import io.roam.capture.SessionState;
import io.roam.chain.ChainValue;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.Tombstone;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.util.Optional;

/** Removes sessions that are captured completely; the run can be undone. */
public record SessionRemoval(Machine machine, Ledger ledger, SessionIndex index, Adapters adapters, RunStamp stamp) {
    /** Removes a session that ends at its checkpoint; returns why not, or empty if it was removed. */
    public Optional<Reason> remove(SessionKey key, Checkpoint checkpoint) {
        Optional<StoreHandle> at = StoreHandle.find(key, adapters, machine);
        if (at.isEmpty()) {
            return Optional.of(new Reason("the tool's data folder no longer exists", Remedy.run(ActionKind.DOCTOR)));
        }
        try (HistoryStore store = at.get().open()) {
            Optional<SessionInfo> info = store.session(key.id());
            return info.filter(session -> isCaptured(key, checkpoint, session)).isPresent()
                    ? removeFrom(store, key, checkpoint, info.get())
                    : Optional.of(new Reason("the session has unsaved messages", Remedy.run(ActionKind.SYNC)));
        } catch (SessionChangedException e) {
            return Optional.of(Reason.of(e));
        }
    }

    private boolean isCaptured(SessionKey key, Checkpoint checkpoint, SessionInfo session) {
        return index.find(key)
                .filter(entry -> entry.fingerprint().equals(session.fingerprint()))
                .map(SessionIndexEntry::state)
                .filter(state -> state.chain().equals(checkpoint.chain())
                        && state.flags().equals(SessionState.Flags.NONE))
                .isPresent();
    }

    private Optional<Reason> removeFrom(
            HistoryStore store, SessionKey key, Checkpoint checkpoint, SessionInfo session) {
        UndoLog undo = new UndoLog(ledger.undoFolder());
        try (StoreWriter writer = store.openWriter()) {
            Optional<Refusal> refusal = writer.prepareRemoval(key.id(), session.fingerprint(), undo);
            if (refusal.isPresent()) {
                return refusal.map(Refusal::reason);
            }
            ledger.runs().add(entry(key, checkpoint, undo));
            ledger.flush();
            writer.commit();
        }
        ledger.tombstones().add(new Tombstone(key.tool(), checkpoint.conversation(), checkpoint.chain(), false, true));
        ledger.checkpoints().remove(key);
        return Optional.empty();
    }

    private PlacedEntry entry(SessionKey key, Checkpoint checkpoint, UndoLog undo) {
        ChainValue at = checkpoint.chain();
        return new PlacedEntry(
                ledger.runs().nextPlacedNumber(),
                stamp.number(),
                stamp.time(),
                key,
                checkpoint.conversation(),
                at,
                at,
                PlacedEntry.Action.PUT_AWAY,
                checkpoint.folder(),
                undo.lines());
    }
}

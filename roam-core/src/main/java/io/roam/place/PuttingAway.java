package io.roam.place;

import io.roam.capture.Memories;
import io.roam.capture.Memory;
import io.roam.capture.SessionState;
import io.roam.chain.ChainValue;
import io.roam.ledger.Absence;
import io.roam.ledger.Ledger;
import io.roam.ledger.SessionKey;
import io.roam.ledger.Tip;
import io.roam.ledger.Written;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.List;
import java.util.Optional;

/** Puts sessions away of which the pool holds every word; undoing that brings them back. */
public record PuttingAway(Machine machine, Ledger ledger, Memories memories, List<ToolAdapter> adapters, Stamp stamp) {
    /** Puts one away that stands at its tip; empty if that was done. */
    public Optional<NotDone> putAway(SessionKey key, Tip tip) {
        Optional<StoreAt> at = StoreAt.of(key, adapters, machine);
        if (at.isEmpty()) {
            return Optional.of(new NotDone("its store is not here any more", ""));
        }
        try (HistoryStore store = at.get().open()) {
            Optional<SessionInfo> info = store.session(key.session());
            return info.filter(session -> isCaptured(key, tip, session)).isPresent()
                    ? take(store, key, tip, info.get())
                    : Optional.of(new NotDone("words in it are not captured yet", "run roam sync, then try again"));
        } catch (SessionChangedException e) {
            return Optional.of(new NotDone(e.what(), e.remedy()));
        }
    }

    private boolean isCaptured(SessionKey key, Tip tip, SessionInfo session) {
        return memories.of(key)
                .filter(memory -> memory.fingerprint().equals(session.fingerprint()))
                .map(Memory::state)
                .filter(state ->
                        state.chain().equals(tip.chain()) && state.flags().equals(SessionState.Flags.NONE))
                .isPresent();
    }

    private Optional<NotDone> take(HistoryStore store, SessionKey key, Tip tip, SessionInfo session) {
        UndoLog undo = new UndoLog(ledger.shelf());
        try (StoreWriter writer = store.openWriter()) {
            Optional<Refusal> refusal = writer.prepareRemoval(key.session(), session.fingerprint(), undo);
            if (refusal.isPresent()) {
                return refusal.map(why -> new NotDone(why.reason(), why.remedy()));
            }
            ledger.runs().add(written(key, tip, undo));
            ledger.flush();
            writer.commit();
        }
        ledger.absences().add(new Absence(key.tool(), tip.conversation(), tip.chain(), false));
        ledger.tips().remove(key);
        return Optional.empty();
    }

    private Written written(SessionKey key, Tip tip, UndoLog undo) {
        ChainValue at = tip.chain();
        return new Written(
                ledger.runs().nextWritten(),
                stamp.run(),
                stamp.time(),
                key,
                tip.conversation(),
                at,
                at,
                Written.What.PUT_AWAY,
                tip.folder(),
                undo.lines());
    }
}

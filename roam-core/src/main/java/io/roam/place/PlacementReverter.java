package io.roam.place;

import io.roam.api.Adapters;
import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.Tombstone;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.ProviderBugException;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.util.Optional;

/**
 * Reverts what roam did to sessions: exactly, or not at all. A session that was written is held afterwards, until the user continues it or asks.
 * One that roam made is gone and has a tombstone; one that roam removed is here again.
 */
public record PlacementReverter(Machine machine, Ledger ledger, Adapters adapters) {
    /** Reverts one entry; returns why not, or empty if it was reverted. A dry run writes nothing. */
    public Optional<Reason> revert(PlacedEntry entry, boolean dry) {
        Optional<PlacedEntry> later = laterEntry(entry);
        if (later.isPresent()) {
            long run = later.get().run();
            return Optional.of(new Reason(
                    "a newer change (#" + run + ") must be undone first",
                    Remedy.run(ActionKind.UNDO, String.valueOf(run))));
        }
        Optional<StoreHandle> store;
        try {
            store = StoreHandle.find(entry.session(), adapters, machine);
        } catch (ProviderBugException e) { // other sessions are reverted
            return Optional.of(Reason.of(e));
        }
        return store.isEmpty()
                ? Optional.of(new Reason(
                        "the tool's data folder is no longer there, or roam has no adapter for "
                                + entry.session().tool(),
                        Remedy.run(ActionKind.DOCTOR)))
                : revertIn(store.get(), entry, dry);
    }

    private Optional<PlacedEntry> laterEntry(PlacedEntry entry) {
        return ledger.runs().placedIn(entry.session()).stream()
                .filter(one -> one.number() > entry.number() && !ledger.runs().isUndone(one))
                .findFirst();
    }

    private Optional<Reason> revertIn(StoreHandle store, PlacedEntry entry, boolean dry) {
        try {
            if (!dry) {
                writeBack(store, entry);
                record(store, entry);
            }
            return Optional.empty();
        } catch (SessionChangedException e) {
            return Optional.of(new Reason(
                    "it was changed since, or is open",
                    "if the session is open, close it, then run the command again"));
        } catch (RoamException e) {
            return Optional.of(Reason.of(e));
        }
    }

    private void writeBack(StoreHandle at, PlacedEntry entry) {
        try (HistoryStore store = at.open();
                StoreWriter writer = store.openWriter()) {
            writer.revert(new UndoLog(ledger.undoFolder(), entry.undo()));
        }
    }

    private void record(StoreHandle at, PlacedEntry entry) {
        switch (entry.action()) {
            case MADE -> {
                ledger.tombstones().add(tombstone(entry, entry.after()));
                ledger.checkpoints().remove(entry.session());
            }
            case COPIED -> ledger.checkpoints().remove(entry.session());
            case WROTE ->
                ledger.checkpoints()
                        .record(entry.session(), Checkpoint.held(entry.conversation(), entry.before(), entry.folder()));
            case MOVED ->
                ledger.checkpoints().record(entry.session(), Checkpoint.held(entry.conversation(), entry.before(), ""));
            case TITLED ->
                ledger.checkpoints()
                        .record(
                                entry.session(),
                                Checkpoint.stateHeld(
                                        entry.conversation(),
                                        entry.before(),
                                        entry.folder(),
                                        generatedTitle(at, entry.session())));
            case PUT_AWAY -> {
                ledger.tombstones().clear(tombstone(entry, entry.before()));
                ledger.checkpoints()
                        .record(
                                entry.session(),
                                Checkpoint.captured(entry.conversation(), entry.before(), entry.folder()));
            }
        }
        ledger.runs().recordUndone(entry);
    }

    /** Returns the title that the session has again, if roam generates its titles. */
    private Optional<String> generatedTitle(StoreHandle at, SessionKey session) {
        if (ledger.checkpoints().find(session).flatMap(Checkpoint::title).isEmpty()) {
            return Optional.empty();
        }
        try (HistoryStore store = at.open();
                SessionReader reader = store.read(session.id(), Position.START)) {
            if (reader.isUnsettled()) {
                throw new SessionChangedException(session.id());
            }
            while (reader.next() != null) {
                // the title may be the last record
            }
            return reader.facts().title();
        }
    }

    private static Tombstone tombstone(PlacedEntry entry, ChainValue at) {
        return new Tombstone(entry.session().tool(), entry.conversation(), at, false, false);
    }
}

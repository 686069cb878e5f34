package io.roam.place;

import io.roam.chain.ChainValue;
import io.roam.ledger.Absence;
import io.roam.ledger.Ledger;
import io.roam.ledger.Tip;
import io.roam.ledger.Written;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what roam did to sessions: exactly, or not at all. Afterwards a session is held, or, if roam had made it, absent, until the
 * user goes on or asks; one that had been put away is here again.
 */
public record TakingBack(Machine machine, Ledger ledger, List<ToolAdapter> adapters) {
    /** Takes back one thing; empty if that was done. {@code dry}: only looks. */
    public Optional<NotDone> takeBack(Written written, boolean dry) {
        Optional<Written> later = later(written);
        if (later.isPresent()) {
            long run = later.get().run();
            return Optional.of(new NotDone("roam did more to it in run " + run, "roam undo " + run));
        }
        Optional<StoreAt> store = StoreAt.of(written.session(), adapters, machine);
        return store.isEmpty()
                ? Optional.of(new NotDone(
                        "its store is not here any more, or no adapter for "
                                + written.session().tool(),
                        ""))
                : in(store.get(), written, dry);
    }

    private Optional<Written> later(Written written) {
        return ledger.runs().written().stream()
                .filter(one -> one.number() > written.number()
                        && one.session().equals(written.session())
                        && !ledger.runs().isTakenBack(one))
                .findFirst();
    }

    private Optional<NotDone> in(StoreAt store, Written written, boolean dry) {
        try {
            if (!dry) {
                revert(store, written);
                remember(written);
            }
            return Optional.empty();
        } catch (SessionChangedException e) {
            return Optional.of(new NotDone("it was gone on with since, or is open", ""));
        } catch (RoamException e) {
            return Optional.of(new NotDone(e.what(), e.remedy()));
        }
    }

    private void revert(StoreAt at, Written written) {
        try (HistoryStore store = at.open();
                StoreWriter writer = store.openWriter()) {
            writer.revert(new UndoLog(ledger.shelf(), written.undo()));
        }
    }

    private void remember(Written written) {
        switch (written.what()) {
            case MADE -> {
                ledger.absences().add(absence(written, written.after()));
                ledger.tips().remove(written.session());
            }
            case COPIED -> ledger.tips().remove(written.session());
            case WROTE ->
                ledger.tips()
                        .move(written.session(), Tip.held(written.conversation(), written.before(), written.folder()));
            case PUT_AWAY -> {
                ledger.absences().end(absence(written, written.before()));
                ledger.tips()
                        .move(
                                written.session(),
                                Tip.captured(written.conversation(), written.before(), written.folder()));
            }
        }
        ledger.runs().takenBack(written);
    }

    private static Absence absence(Written written, ChainValue at) {
        return new Absence(written.session().tool(), written.conversation(), at, false);
    }
}

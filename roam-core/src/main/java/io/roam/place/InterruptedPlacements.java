package io.roam.place;

import io.roam.api.Adapters;
import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.spi.AppendRepair;
import io.roam.spi.Machine;
import io.roam.spi.ProviderBugException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.Optional;

/**
 * Takes back what a run that was killed, or could not, left half written in sessions. Under the lock of the home, before anything is read or placed.
 * What must still wait stays unfinished in the ledger, and the session is not read until then.
 */
public record InterruptedPlacements(Machine machine, Ledger ledger, Adapters adapters) {
    /** Takes back all that can be taken back now. */
    public void takeBack() {
        for (PlacedEntry entry : ledger.runs().unfinished()) {
            findStore(entry).ifPresent(store -> takeBackIn(store, entry));
        }
    }

    private Optional<StoreHandle> findStore(PlacedEntry entry) {
        try {
            return StoreHandle.find(entry.session(), adapters, machine);
        } catch (ProviderBugException e) { // it is logged, and tried again at the next start
            return Optional.empty();
        }
    }

    private void takeBackIn(StoreHandle handle, PlacedEntry entry) {
        ToolAdapter adapter = handle.adapter();
        Optional<AdapterFailure> failure = new AdapterGuard(adapter).call(() -> {
            try (HistoryStore store = handle.open();
                    StoreWriter writer = store.openWriter()) {
                AppendRepair.Outcome outcome = writer.takeBack(new UndoLog(ledger.undoFolder(), entry.undo()));
                if (outcome != AppendRepair.Outcome.WAITS) {
                    new BegunPlacement(ledger.runs(), entry).recordOutcome(outcome);
                }
            }
        });
        if (failure.filter(AdapterFailure::isBug).isPresent()) {
            ledger.runs().addEnd(entry); // it would fail at each start
        }
    }
}

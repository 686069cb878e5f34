package io.roam.place;

import io.roam.ledger.Absence;
import io.roam.ledger.Ledger;
import io.roam.ledger.Tip;
import io.roam.ledger.Written;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what roam wrote into sessions: exactly, or not at all. Afterwards a session is held, or, if roam had made it, absent, until
 * the user goes on or asks.
 */
public record TakingBack(Machine machine, Ledger ledger, List<ToolAdapter> adapters) {
    /** Why something was not taken back. */
    public record Reason(String text, String remedy) {}

    /** Takes back one thing; empty if that was done. {@code dry}: only looks. */
    public Optional<Reason> takeBack(Written written, boolean dry) {
        Optional<Written> later = later(written);
        if (later.isPresent()) {
            long run = later.get().run();
            return Optional.of(new Reason("roam placed more in it in run " + run, "roam undo " + run));
        }
        Optional<ToolAdapter> adapter = adapters.stream()
                .filter(one -> one.id().equals(written.session().tool()))
                .findFirst();
        return adapter.isEmpty()
                ? Optional.of(new Reason("no adapter for " + written.session().tool() + " is installed here", ""))
                : inStore(adapter.get(), written, dry);
    }

    private Optional<Written> later(Written written) {
        return ledger.runs().written().stream()
                .filter(one -> one.number() > written.number()
                        && one.session().equals(written.session())
                        && !ledger.runs().isTakenBack(one))
                .findFirst();
    }

    private Optional<Reason> inStore(ToolAdapter adapter, Written written, boolean dry) {
        try {
            Optional<StoreLocation> at = adapter.locate(machine).stream()
                    .filter(one ->
                            one.root().toString().equals(written.session().store()))
                    .findFirst();
            if (at.isEmpty()) {
                return Optional.of(new Reason("there is no " + written.session().store() + " any more", ""));
            }
            if (!dry) {
                revert(adapter, at.get(), written);
            }
            return Optional.empty();
        } catch (SessionChangedException e) {
            return Optional.of(new Reason("it was gone on with since, or is open", ""));
        } catch (RoamException e) {
            return Optional.of(new Reason(e.what(), e.remedy()));
        }
    }

    private void revert(ToolAdapter adapter, StoreLocation at, Written written) {
        try (HistoryStore store = adapter.open(at, machine);
                StoreWriter writer = store.writer()) {
            writer.revert(new UndoLog(ledger.shelf(), written.undo()));
        }
        if (written.made()) {
            ledger.absences().add(new Absence(adapter.id(), written.conversation(), written.after(), false));
            ledger.tips().remove(written.session());
        } else {
            ledger.tips().move(written.session(), Tip.held(written.conversation(), written.before(), written.folder()));
        }
        ledger.runs().takenBack(written);
    }
}

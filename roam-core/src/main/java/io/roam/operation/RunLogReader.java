package io.roam.operation;

import io.roam.api.RunLogEntry;
import io.roam.chain.ConversationId;
import io.roam.history.ConversationSummary;
import io.roam.ledger.DeviceNames;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.ReceivedEntry;
import io.roam.ledger.RunHistory;
import io.roam.sync.HomeContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads from the ledger what each run received and placed. */
public record RunLogReader(HomeContext context) {
    private RunHistory runs() {
        return context.ledger().runs();
    }

    /** Returns all runs, the latest first. */
    public List<RunLogEntry> all() {
        SortedMap<Long, Instant> times = new TreeMap<>(Comparator.reverseOrder());
        runs().received().forEach(one -> times.put(one.run(), one.time()));
        runs().placed().forEach(one -> times.put(one.run(), one.time()));
        return times.entrySet().stream()
                .map(run -> entryOf(run.getKey(), run.getValue()))
                .toList();
    }

    private RunLogEntry entryOf(long run, Instant time) {
        DeviceNames names = context.deviceNames();
        return new RunLogEntry(
                run,
                time,
                runs().received().stream()
                        .filter(one -> one.run() == run)
                        .map(one -> receivedOf(one, names))
                        .toList(),
                placedIn(run).map(this::placedOf).toList());
    }

    Stream<PlacedEntry> placedIn(long run) {
        return runs().placed().stream().filter(one -> one.run() == run);
    }

    private RunLogEntry.Received receivedOf(ReceivedEntry one, DeviceNames names) {
        return new RunLogEntry.Received(
                names.nameOf(one.device()),
                one.conversation().hex(),
                titleOf(one.conversation()),
                one.batches(),
                one.events());
    }

    RunLogEntry.Placed placedOf(PlacedEntry one) {
        return new RunLogEntry.Placed(
                one.conversation().hex(),
                titleOf(one.conversation()),
                one.session().tool(),
                one.session().id(),
                one.folder(),
                one.events(),
                one.action() == PlacedEntry.Action.MADE || one.action() == PlacedEntry.Action.COPIED,
                one.action() == PlacedEntry.Action.PUT_AWAY,
                runs().isUndone(one));
    }

    private Optional<String> titleOf(ConversationId id) {
        return context.pool().summary(id).flatMap(ConversationSummary::title);
    }
}

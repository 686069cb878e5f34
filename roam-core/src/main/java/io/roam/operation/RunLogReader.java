package io.roam.operation;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
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
        ListMultimap<Long, ReceivedEntry> received = ArrayListMultimap.create();
        ListMultimap<Long, PlacedEntry> placed = ArrayListMultimap.create();
        for (ReceivedEntry one : runs().received()) {
            times.put(one.run(), one.time());
            received.put(one.run(), one);
        }
        for (PlacedEntry one : runs().placed()) {
            times.put(one.run(), one.time());
            placed.put(one.run(), one);
        }
        DeviceNames names = context.deviceNames();
        return times.entrySet().stream()
                .map(run -> new RunLogEntry(
                        run.getKey(),
                        run.getValue(),
                        received.get(run.getKey()).stream()
                                .map(one -> receivedOf(one, names))
                                .toList(),
                        placed.get(run.getKey()).stream().map(this::placedOf).toList()))
                .toList();
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
                changeOf(one.action()),
                runs().isUndone(one));
    }

    private static RunLogEntry.Change changeOf(PlacedEntry.Action action) {
        return switch (action) {
            case MADE, COPIED, MOVED -> RunLogEntry.Change.ADDED;
            case WROTE -> RunLogEntry.Change.UPDATED;
            case TITLED -> RunLogEntry.Change.RENAMED;
            case PUT_AWAY -> RunLogEntry.Change.HIDDEN;
        };
    }

    private Optional<String> titleOf(ConversationId id) {
        return context.pool().summary(id).flatMap(ConversationSummary::title);
    }
}

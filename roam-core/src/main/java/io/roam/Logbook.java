package io.roam;

import io.roam.chain.ConversationId;
import io.roam.ledger.Arrived;
import io.roam.ledger.Runs;
import io.roam.ledger.Written;
import io.roam.pool.Summary;
import io.roam.sync.DeviceNames;
import io.roam.sync.Parts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells what the ledger remembers of each run. */
record Logbook(Parts parts) {
    private Runs runs() {
        return parts.ledger().runs();
    }

    /** All runs, newest first. */
    List<LogEntry> all() {
        SortedMap<Long, Instant> times = new TreeMap<>(Comparator.reverseOrder());
        runs().arrived().forEach(one -> times.put(one.run(), one.time()));
        runs().written().forEach(one -> times.put(one.run(), one.time()));
        return times.entrySet().stream()
                .map(run -> entry(run.getKey(), run.getValue()))
                .toList();
    }

    private LogEntry entry(long run, Instant time) {
        DeviceNames names = new DeviceNames(parts);
        return new LogEntry(
                run,
                time,
                runs().arrived().stream()
                        .filter(one -> one.run() == run)
                        .map(one -> came(one, names))
                        .toList(),
                writtenIn(run).map(this::placed).toList());
    }

    Stream<Written> writtenIn(long run) {
        return runs().written().stream().filter(one -> one.run() == run);
    }

    private LogEntry.Came came(Arrived one, DeviceNames names) {
        return new LogEntry.Came(
                names.of(one.device()),
                one.conversation().hex(),
                title(one.conversation()),
                one.batches(),
                one.events());
    }

    LogEntry.Placed placed(Written one) {
        return new LogEntry.Placed(
                one.conversation().hex(),
                title(one.conversation()),
                one.session().tool(),
                one.session().session(),
                one.folder(),
                one.events(),
                one.made(),
                runs().isTakenBack(one));
    }

    private Optional<String> title(ConversationId id) {
        return parts.pool().summary(id).flatMap(Summary::title);
    }
}

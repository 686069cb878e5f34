package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.SideTracks;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the records of branches from the batches of a pool. */
public final class BranchRecords {
    private final Pool pool;

    public BranchRecords(Pool pool) {
        this.pool = pool;
    }

    /** Returns all records of the branch that ends at a head: main track, trailing state, properties as they are now, side tracks. */
    public RecordSource wholeBranch(History history, HistoryNode head) {
        List<RecordSource> all = new ArrayList<>();
        all.add(mainTrack(history.root(), head));
        all.add(trailingRecords(TrailingState.at(history, head)));
        all.add(RecordSources.ofRecords(currentProperties(history, head)));
        SideTracks tracks = SideTracks.at(history, head);
        tracks.winners().values().stream()
                .filter(version -> !ValueTracks.isRemoval(version.mark()))
                .forEach(version -> all.add(sideTrack(tracks, version)));
        return RecordSources.concat(all);
    }

    /** Returns the current values of those properties of which the branch otherwise ends with an older one. */
    private List<Record> currentProperties(History history, HistoryNode head) {
        PropertyHistory properties = PropertyHistory.at(history, head);
        ChainValue start = history.root().chain();
        return properties.allCurrent().stream()
                .filter(value -> !properties
                        .lastPlacedAfter(value.mark().key(), start)
                        .equals(Optional.of(value.mark().payload())))
                .flatMap(value -> findProperty(value).stream())
                .toList();
    }

    /** Returns the records of the main track after {@code from}, up to the event that leads to {@code to}. */
    public RecordSource mainTrack(HistoryNode from, HistoryNode to) {
        List<RecordRange> ranges = rangesOf(History.path(from, to));
        return () -> new RecordRangeReader(pool, ranges);
    }

    /** Returns the records of the main track in a batch. */
    public RecordSource mainTrackOf(BatchOutline batch) {
        long count = new RecordCounts().before(batch, batch.events().size())
                + batch.tail().size();
        return () -> new RecordRangeReader(pool, List.of(new RecordRange(batch, 0, count)));
    }

    private static List<RecordRange> rangesOf(List<HistoryNode> path) {
        RecordCounts counts = new RecordCounts();
        List<RecordRange> ranges = new ArrayList<>();
        int i = 0;
        while (i < path.size()) {
            HistoryNode.Occurrence first = path.get(i).winningOccurrence();
            int end = i + 1;
            while (end < path.size() && follows(path.get(end).winningOccurrence(), first, end - i)) {
                end++;
            }
            long skip = counts.before(first.batch(), first.event());
            long upTo = counts.before(first.batch(), first.event() + end - i);
            ranges.add(new RecordRange(first.batch(), skip, upTo - skip));
            i = end;
        }
        return ranges;
    }

    private static boolean follows(HistoryNode.Occurrence occurrence, HistoryNode.Occurrence first, int by) {
        return occurrence.batch().id().equals(first.batch().id()) && occurrence.event() == first.event() + by;
    }

    /** Returns the records of trailing state, in that order. */
    public RecordSource trailingRecords(List<TrailingState> states) {
        RecordCounts counts = new RecordCounts();
        List<RecordRange> ranges = new ArrayList<>();
        for (TrailingState state : states) {
            BatchOutline batch = state.batch();
            long index = counts.before(batch, batch.events().size()) + state.index();
            RecordRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.batch().id().equals(batch.id()) && last.first() + last.count() == index) {
                ranges.set(ranges.size() - 1, new RecordRange(batch, last.first(), last.count() + 1));
            } else {
                ranges.add(new RecordRange(batch, index, 1));
            }
        }
        return () -> new RecordRangeReader(pool, ranges);
    }

    /** Returns the record of a property value, or empty if the batch has lost it. */
    public Optional<Record> findProperty(PropertyHistory.PropertyValue value) {
        int event = value.mark().event();
        BatchOutline batch = value.batch();
        long first = new RecordCounts().before(batch, event);
        long count = event < batch.events().size()
                ? batch.events().get(event).state()
                : batch.tail().size();
        try (RecordReader reader = new RecordRangeReader(pool, List.of(new RecordRange(batch, first, count)))) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (Hash.of(record.payload()).equals(value.mark().payload())) {
                    return Optional.of(record);
                }
            }
            return Optional.empty();
        }
    }

    /** Returns the records of one side track, from the first up to a version. */
    public RecordSource sideTrack(SideTracks tracks, SideTracks.Version version) {
        List<SideTracks.Version> parts = version.mark().file() ? List.of(version) : tracks.parts(version);
        return () -> new SideTrackReader(
                pool, tracks, parts.iterator(), version.mark().track());
    }
}

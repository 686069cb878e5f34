package io.roam.batch;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the outline of a batch from its records, while they are written or read. */
final class BatchOutlineBuilder {
    private final Sha256 sum = new Sha256();
    private final List<EventMark> events = new ArrayList<>();
    private final List<PropertyMark> properties = new ArrayList<>();
    private final List<SideTrackMark> sideTracks = new ArrayList<>();
    private List<StateMark> tail = new ArrayList<>();

    void addEvent(Hash identity, Hash payload, int length, boolean unterminated) {
        events.add(new EventMark(identity, tail.size(), segment(), payload, length, unterminated));
        tail = new ArrayList<>();
    }

    private Hash segment() {
        if (tail.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        tail.forEach(mark -> sum.add(mark.payload()));
        return sum.finish();
    }

    void addState(Hash payload, int nth, int length, boolean unterminated) {
        tail.add(new StateMark(payload, nth, length, unterminated));
    }

    void addProperty(String key, int change, Hash payload) {
        properties.add(new PropertyMark(events.size(), key, change, payload));
    }

    void addSideTrack(SideTrackMark mark) {
        sideTracks.add(mark);
    }

    int eventCount() {
        return events.size();
    }

    Optional<Hash> firstEvent() {
        return events.stream().findFirst().map(EventMark::identity);
    }

    /** Returns the chain value after all events, given the one before them. */
    ChainValue chain(ChainValue from) {
        ChainValue to = from;
        for (EventMark event : events) {
            to = to.next(event.identity(), sum);
        }
        return to;
    }

    BatchOutline build(BatchId id, BatchHeader header, BatchMetadata metadata) {
        return new BatchOutline(
                id,
                header,
                metadata,
                List.copyOf(events),
                List.copyOf(tail),
                List.copyOf(properties),
                List.copyOf(sideTracks));
    }
}

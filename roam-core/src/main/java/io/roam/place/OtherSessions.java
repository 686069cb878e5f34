package io.roam.place;

import io.roam.chain.ChainValue;
import java.util.List;

/**
 * Sessions of a conversation that are not scanned here, by the chain values where they end. Their heads count as taken.
 *
 * @param heads the ends of sessions in other stores of the tool
 * @param unreadable the last known ends of sessions in this store that could not be read or captured
 * @param missing the last known ends of sessions that this store has no more, where no tombstone was recorded for them
 */
public record OtherSessions(List<ChainValue> heads, List<ChainValue> unreadable, List<ChainValue> missing) {
    /** No other sessions. */
    public static final OtherSessions NONE = new OtherSessions(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public OtherSessions {
        heads = List.copyOf(heads);
        unreadable = List.copyOf(unreadable);
        missing = List.copyOf(missing);
    }
}

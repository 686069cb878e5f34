package io.roam.place;

import io.roam.chain.ChainValue;
import java.util.List;

/**
 * Where sessions of a conversation stand that are not looked at: what they hold gets no second one.
 *
 * @param heads those in other stores of the tool
 * @param unreadable those of the same store that could not be read, as they were last known
 */
public record OtherSessions(List<ChainValue> heads, List<ChainValue> unreadable) {
    /** There are none. */
    public static final OtherSessions NONE = new OtherSessions(List.of(), List.of());

    /** Makes one; the lists are copied. */
    public OtherSessions {
        heads = List.copyOf(heads);
        unreadable = List.copyOf(unreadable);
    }
}

package io.roam.place;

import io.roam.chain.ChainValue;
import java.util.List;

/**
 * Where sessions of a conversation stand that are not looked at: what they hold gets no second one.
 *
 * @param standing those in other stores of the tool
 * @param unread those of the same store that could not be read, as they were last known
 */
public record Elsewhere(List<ChainValue> standing, List<ChainValue> unread) {
    /** There are none. */
    public static final Elsewhere NONE = new Elsewhere(List.of(), List.of());

    /** Makes one; the lists are copied. */
    public Elsewhere {
        standing = List.copyOf(standing);
        unread = List.copyOf(unread);
    }
}

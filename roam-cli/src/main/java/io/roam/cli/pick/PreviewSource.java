package io.roam.cli.pick;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads and searches messages for the picker. Its methods may take long, and are called in other threads. */
public interface PreviewSource {
    /**
     * Returns the last messages of a conversation, in order.
     *
     * @param isWanted turns false when the answer is needed no more
     */
    List<PreviewMessage> lastMessages(String id, BooleanSupplier isWanted);

    /** Returns the ids of the conversations with a message that contains all these words. */
    Set<String> conversationsContaining(List<String> words);
}

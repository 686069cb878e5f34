package io.roam.cli.pick;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What was said in the conversations. Both may take long, and are called from threads of their own. */
public interface PreviewSource {
    /**
     * The last messages of a conversation, in order.
     *
     * @param wanted is asked now and then; when it says no, nobody waits for the answer any more
     */
    List<PreviewMessage> lastMessages(String id, BooleanSupplier wanted);

    /** The ids of the conversations with a message that holds all these words. */
    Set<String> conversationsContaining(List<String> words);
}

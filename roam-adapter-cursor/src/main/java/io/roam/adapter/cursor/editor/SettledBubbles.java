package io.roam.adapter.cursor.editor;

import java.util.Optional;
import java.util.Set;

/** Decides which bubbles of a conversation are settled: all, unless the model is answering. */
final class SettledBubbles {
    private final boolean live;
    private final Set<String> generating;

    /**
     * @param runs whether the tool runs: otherwise a document that says the model is answering is out of date
     */
    SettledBubbles(ConversationDocument document, boolean runs) {
        this.live = runs && document.isGenerating();
        this.generating = document.generatingBubbles();
    }

    /** Whether the model is answering. */
    boolean isLive() {
        return live;
    }

    /** Whether a bubble will not change any more. */
    boolean isSettled(BubbleEntry entry, BubbleValue value, boolean last) {
        if (!live) {
            return true;
        }
        Optional<Bubble> bubble = value.bubble();
        boolean answer = last && entry.type().orElse(2) != 1;
        return bubble.isPresent()
                && !answer
                && !generating.contains(entry.bubble())
                && !bubble.get().isRunning();
    }
}

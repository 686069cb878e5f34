package io.roam.adapter.cursor.editor;

import java.util.Optional;
import java.util.Set;

/** Tells which bubbles of a conversation are settled: all, unless the model answers in it this moment. */
final class SettledBubbles {
    private final boolean live;
    private final Set<String> generating;

    /**
     * For one conversation.
     *
     * @param runs whether the tool runs: a document that says so after its end was left behind
     */
    SettledBubbles(Document document, boolean runs) {
        this.live = runs && document.isGenerating();
        this.generating = document.generatingBubbles();
    }

    /** Whether the model answers now. */
    boolean isLive() {
        return live;
    }

    /** Whether a bubble will not change by itself any more. */
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

package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RowFamily;
import java.util.Optional;

/** The keys under which bubbles travel: they say where the bubble stood. */
enum EventKey {
    /** In a row of its own. */
    ROW(RowFamily.BUBBLE.prefix() + RowFamily.SESSION_PLACEHOLDER + ":"),
    /** In its conversation's document. */
    INLINE("conversation:"),
    /** In a chat tab. */
    TAB("bubbles:");

    private final String prefix;

    EventKey(String prefix) {
        this.prefix = prefix;
    }

    String keyOf(BubbleEntry entry) {
        return prefix + entry.bubble();
    }

    /** The id of the bubble that travels under a key; empty if none does. */
    static Optional<String> findBubbleId(String key) {
        for (EventKey place : values()) {
            if (key.startsWith(place.prefix)) {
                return Optional.of(key.substring(place.prefix.length()));
            }
        }
        return Optional.empty();
    }
}

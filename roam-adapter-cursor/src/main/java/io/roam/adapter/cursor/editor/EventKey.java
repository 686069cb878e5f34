package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RowFamily;
import java.util.Optional;

/** The keys under which bubbles are transferred, which say where the bubble was. */
enum EventKey {
    /** In its own row. */
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

    /** Returns the id of the bubble with a key; empty if the key is not a bubble's. */
    static Optional<String> findBubbleId(String key) {
        for (EventKey place : values()) {
            if (key.startsWith(place.prefix)) {
                return Optional.of(key.substring(place.prefix.length()));
            }
        }
        return Optional.empty();
    }
}

package io.roam.api;

import java.time.Instant;
import java.util.Optional;

/**
 * A conversation, as a list shows it.
 *
 * @param id 32 hex digits, the same on every device
 * @param tool the tool's id
 * @param title the last title, derived or given
 * @param workspace its folder: here, if it is known here; else as another device recorded it
 * @param device the name of the device that captured the last word
 * @param session the tool's own id where it began
 * @param length how many events its longest branch has
 * @param branches how many branches it has
 */
public record Conversation(
        String id,
        String tool,
        Optional<String> title,
        String workspace,
        String device,
        Instant firstWord,
        Instant lastMessageTime,
        String session,
        long length,
        int branches,
        State state) {

    /** Where a conversation is, seen from this device. */
    public enum State {
        /** A session of it stands in the tool here. */
        HERE("here"),
        /** It is in the pool and not in the tool here. */
        ELSEWHERE("elsewhere"),
        /** No folder here is known to be its workspace. */
        UNPLACED("unplaced"),
        /** It went on in several ways, not all of which stand in the tool here. */
        DIVERGED("diverged"),
        /** It is kept out. */
        PRIVATE("private");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the word for it in lists and JSON. */
        public String word() {
            return word;
        }
    }

    /** The first digits of the id, enough for most. */
    public String shortId() {
        return id.substring(0, 8);
    }
}

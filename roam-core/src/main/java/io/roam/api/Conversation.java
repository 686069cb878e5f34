package io.roam.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation, as a list shows it.
 *
 * @param id 32 hex digits, the same on every device
 * @param tool the tool's id
 * @param title the last title, derived or given
 * @param workspace its folder here; if none is known, the folder that another device recorded
 * @param device the name of the device that captured the latest message
 * @param firstMessageTime the time of the first message, by the clock of the device that wrote it
 * @param lastMessageTime the time of the latest message of all branches, by the clock of the device that wrote it
 * @param session the tool's own id of the session in which it began
 * @param length the number of events of its longest branch
 * @param branches the number of branches, those of its copies too
 * @param copies the ids of the conversations that the tool made as copies of it, with the same first message under another session id
 * @param state where it is, seen from this device
 */
public record Conversation(
        String id,
        String tool,
        Optional<String> title,
        String workspace,
        String device,
        Instant firstMessageTime,
        Instant lastMessageTime,
        String session,
        long length,
        int branches,
        List<String> copies,
        State state) {

    /**
     * The conversations of a file that was imported.
     *
     * @param conversations also those without anything new
     * @param withoutFolder the ids of those of which something was new, and whose records name no folder; they belong to the current one
     * @param failures what of it could not be read, a sentence each
     */
    public record Imported(List<Conversation> conversations, Set<String> withoutFolder, List<String> failures) {
        /** Copies the collections. */
        public Imported {
            conversations = List.copyOf(conversations);
            withoutFolder = Set.copyOf(withoutFolder);
            failures = List.copyOf(failures);
        }
    }

    /** Where a conversation is, seen from this device. */
    public enum State {
        /** Messages of it are here and not accepted. */
        PENDING("pending"),
        /** It has a session in the tool here. */
        HERE("here"),
        /** It is in the pool, and has no session in the tool here. */
        ELSEWHERE("remote"),
        /** No folder here is known to be its workspace. */
        UNPLACED("no_folder"),
        /** It has branches that are not all in the tool here. */
        DIVERGED("branched"),
        /** The user marked it, or its folder, as private. */
        PRIVATE("ignored");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the word for it in JSON. */
        public String word() {
            return word;
        }
    }

    /** Copies the list. */
    public Conversation {
        copies = List.copyOf(copies);
    }

    /** Returns this conversation with its copies. */
    public Conversation withCopies(List<Conversation> others) {
        return new Conversation(
                id,
                tool,
                title,
                workspace,
                device,
                firstMessageTime,
                lastMessageTime,
                session,
                length,
                branches + others.stream().mapToInt(Conversation::branches).sum(),
                others.stream().map(Conversation::id).toList(),
                state);
    }

    /** Returns the first eight digits of the id. */
    public String shortId() {
        return id.substring(0, 8);
    }
}

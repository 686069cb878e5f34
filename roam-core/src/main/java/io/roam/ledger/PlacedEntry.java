package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change that roam made to one session in a store.
 *
 * @param number the number of the change
 * @param run the number of the run that made it
 * @param before the session's chain value before; the root if the session was created
 * @param after the session's chain value since; unchanged if the session was removed
 * @param action what was done
 * @param folder the local folder of the session
 * @param undo the adapter's lines that undo needs
 */
public record PlacedEntry(
        long number,
        long run,
        Instant time,
        SessionKey session,
        ConversationId conversation,
        ChainValue before,
        ChainValue after,
        Action action,
        String folder,
        List<String> undo) {

    /** The kinds of change. */
    public enum Action {
        /** The session was created. */
        MADE("made"),
        /** The session was created beside another one of the same branch, as a fork. */
        COPIED("copied"),
        /** The session was written anew where its folder is now. */
        MOVED("moved"),
        /** Records were appended, or replaced those of the session. */
        WROTE("wrote"),
        /** Nothing but properties was written, such as a title. */
        TITLED("titled"),
        /** The session was removed from its store. */
        PUT_AWAY("put_away");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** Returns the action of a word in the ledger; empty if the word is unknown. */
        static Optional<Action> ofWord(String word) {
            for (Action one : values()) {
                if (one.word.equals(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }

        /** Returns the word in the ledger. */
        String word() {
            return word;
        }

        static Action of(JsonObject line) {
            return ofWord(line.string("did")).orElseThrow(IllegalArgumentException::new);
        }
    }

    /** Whether the session stands since where none stood. */
    public boolean isMade() {
        return action == Action.MADE || action == Action.COPIED || action == Action.MOVED;
    }

    /** Returns how many events the session gained. */
    public long events() {
        return Math.max(0, after.length() - before.length());
    }

    static PlacedEntry of(JsonObject line) {
        return new PlacedEntry(
                line.number("number"),
                line.number("run"),
                LedgerLines.time(line),
                LedgerLines.session(line),
                LedgerLines.conversation(line),
                LedgerLines.chain(line, "from"),
                LedgerLines.chain(line),
                Action.of(line),
                line.stringOrEmpty("folder"),
                line.strings("undo"));
    }

    Map<String, Object> line() {
        Map<String, Object> line = LedgerLines.line("wrote");
        line.put("number", number);
        line.put("run", run);
        LedgerLines.session(line, session);
        line.put("at", time.toString());
        line.put("conversation", conversation.hex());
        LedgerLines.chain(line, "from", before);
        LedgerLines.chain(line, after);
        line.put("did", action.word());
        line.put("folder", folder);
        line.put("undo", undo);
        return line;
    }
}

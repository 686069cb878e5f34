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
 * What roam did to one session.
 *
 * @param number its own number
 * @param run the number of the run in which it did
 * @param before where the session stood; the root if it was made
 * @param after where it stands since; as before if it was put away
 * @param action was done
 * @param folder the folder of this machine that the session belongs to
 * @param undo what taking it back needs
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

    /** What was done. */
    public enum Action {
        /** The session was made. */
        MADE("made"),
        /** The session was made beside another one of the same branch, to go another way. */
        COPIED("copied"),
        /** Something came to it, or took the place of what it was. */
        WROTE("wrote"),
        /** It was taken out of its store. */
        PUT_AWAY("put_away");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** Returns the one of that word in the ledger; empty if there is none. */
        static Optional<Action> ofWord(String word) {
            for (Action one : values()) {
                if (one.word.equals(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }

        /** Returns the word for it in the ledger. */
        String word() {
            return word;
        }

        static Action of(JsonObject line) {
            return ofWord(line.string("did")).orElseThrow(IllegalArgumentException::new);
        }
    }

    /** How many events came to the session; none if words went out of it. */
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
                LedgerLines.chain(line, "before"),
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
        LedgerLines.chain(line, "before", before);
        LedgerLines.chain(line, after);
        line.put("did", action.word());
        line.put("folder", folder);
        line.put("undo", undo);
        return line;
    }
}

package io.roam.ledger;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
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
 * @param what was done
 * @param folder the folder of this machine that the session belongs to
 * @param undo what taking it back needs
 */
public record Written(
        long number,
        long run,
        Instant time,
        SessionKey session,
        ConversationId conversation,
        ChainValue before,
        ChainValue after,
        What what,
        String folder,
        List<String> undo) {

    /** What was done. */
    public enum What {
        /** The session was made. */
        MADE("made"),
        /** The session was made beside another one of the same branch, to go another way. */
        COPIED("copied"),
        /** Something came to it, or took the place of what it was. */
        WROTE("wrote"),
        /** It was taken out of its store. */
        PUT_AWAY("put_away");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** Returns the one of that word in the ledger; empty if there is none. */
        static Optional<What> ofWord(String word) {
            for (What one : values()) {
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

        static What of(Map<String, Object> line) {
            return ofWord(Lines.text(line, "did")).orElseThrow(IllegalArgumentException::new);
        }
    }

    /** How many events came to the session; none if words went out of it. */
    public long events() {
        return Math.max(0, after.length() - before.length());
    }

    static Written of(Map<String, Object> line) {
        return new Written(
                Lines.number(line, "number"),
                Lines.number(line, "run"),
                Lines.time(line),
                Lines.session(line),
                Lines.conversation(line),
                Lines.chain(line, "before"),
                Lines.chain(line),
                What.of(line),
                Lines.text(line, "folder"),
                Lines.texts(line, "undo"));
    }

    Map<String, Object> line() {
        Map<String, Object> line = Lines.line("wrote");
        line.put("number", number);
        line.put("run", run);
        Lines.session(line, session);
        line.put("at", time.toString());
        line.put("conversation", conversation.hex());
        Lines.chain(line, "before", before);
        Lines.chain(line, after);
        line.put("did", what.word());
        line.put("folder", folder);
        line.put("undo", undo);
        return line;
    }
}

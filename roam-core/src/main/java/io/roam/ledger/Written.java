package io.roam.ledger;

import io.roam.chain.Chain;
import io.roam.chain.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What roam wrote into one session.
 *
 * @param number its own number
 * @param run the number of the run in which it did
 * @param before where the session stood; the root if it was made
 * @param after where it stands since
 * @param made whether it was made
 * @param folder the folder of this machine that the session belongs to
 * @param undo what taking it back needs
 */
public record Written(
        long number,
        long run,
        Instant time,
        SessionKey session,
        ConversationId conversation,
        Chain before,
        Chain after,
        boolean made,
        String folder,
        List<String> undo) {

    /** How many events came to the session; none if words went out of it. */
    public long events() {
        return Math.max(0, after.length() - before.length());
    }

    static Written of(Map<String, Object> line) {
        return new Written(
                Lines.number(line, "number"),
                Lines.number(line, "run"),
                Lines.time(line),
                SessionKey.of(line),
                Lines.conversation(line),
                Lines.chain(line, "before"),
                Lines.chain(line),
                Lines.flag(line, "made"),
                Lines.text(line, "folder"),
                Lines.texts(line, "undo"));
    }

    Map<String, Object> line() {
        Map<String, Object> line = Lines.line("wrote");
        line.put("number", number);
        line.put("run", run);
        session.into(line);
        line.put("at", time.toString());
        line.put("conversation", conversation.hex());
        Lines.chain(line, "before", before);
        Lines.chain(line, after);
        line.put("made", made);
        line.put("folder", folder);
        line.put("undo", undo);
        return line;
    }
}

package io.roam.spi.tool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One session that is to be written into a store.
 *
 * @param session the id it has, or gets, in the store
 * @param workspace the folder of this machine that it belongs to; exists, unless the session stands in the store already
 * @param expected the fingerprint of the session that is there, behind whose tracks the records go; empty: there is none, and
 *     the records are the whole session
 * @param partial for each track, how many bytes of the first record to be written stand at its end already, unterminated
 * @param lastMessageTime when the last word was said; the file's time is made from it
 * @param replacing whether the records of the main track are the whole of it and take the place of the one that is there; the side
 *     tracks go behind theirs all the same
 * @param sibling what tells this session from the one it stands beside, such as a device's name; empty under its own id
 */
public record Placement(
        String session,
        Path workspace,
        Optional<String> expected,
        Map<String, Integer> partial,
        Instant lastMessageTime,
        boolean replacing,
        Optional<String> sibling) {

    /** Makes one; the map is copied. */
    public Placement {
        partial = Map.copyOf(partial);
    }

    /** A whole session under its own id. */
    public static Placement newSession(String session, Path workspace, Instant lastWord) {
        return new Placement(session, workspace, Optional.empty(), Map.of(), lastWord, false, Optional.empty());
    }

    /** What comes to a session that is here, with that fingerprint. */
    public static Placement appendTo(
            String session, Path workspace, String expected, Map<String, Integer> begun, Instant lastWord) {
        return new Placement(session, workspace, Optional.of(expected), begun, lastWord, false, Optional.empty());
    }

    /** The same, the main track in place of the one that is there. */
    public Placement replacingMain() {
        return new Placement(session, workspace, expected, partial, lastMessageTime, true, sibling);
    }

    /** The same, beside another session. */
    public Placement asSibling(String device) {
        return new Placement(session, workspace, expected, partial, lastMessageTime, replacing, Optional.of(device));
    }
}

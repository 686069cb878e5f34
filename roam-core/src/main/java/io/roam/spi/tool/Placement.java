package io.roam.spi.tool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A session to be written into a store.
 *
 * @param session the id it has, or gets, in the store
 * @param workspace the folder of this machine that it belongs to; exists, unless the session is in the store already
 * @param expected the fingerprint of the existing session, to whose tracks the records are appended; empty: there is none, and
 *     the records are the whole session
 * @param partial for each track, how many bytes of the first record to be written are at its end already, unterminated
 * @param lastMessageTime the time of the last message, from which the file's time is set
 * @param replacing whether the records of the main track are all of it and replace the existing one; those of side tracks are
 *     appended anyway
 * @param sibling what distinguishes this session from the original one, such as a device's name; empty for the original id
 */
public record Placement(
        String session,
        Path workspace,
        Optional<String> expected,
        Map<String, Integer> partial,
        Instant lastMessageTime,
        boolean replacing,
        Optional<String> sibling) {

    /** Copies the map. */
    public Placement {
        partial = Map.copyOf(partial);
    }

    /** Returns the placement of a whole session with its original id. */
    public static Placement newSession(String session, Path workspace, Instant lastMessageTime) {
        return new Placement(session, workspace, Optional.empty(), Map.of(), lastMessageTime, false, Optional.empty());
    }

    /** Returns a placement that appends to an existing session with that fingerprint. */
    public static Placement appendTo(
            String session, Path workspace, String expected, Map<String, Integer> partial, Instant lastMessageTime) {
        return new Placement(
                session, workspace, Optional.of(expected), partial, lastMessageTime, false, Optional.empty());
    }

    /** Returns this placement with the main track replaced. */
    public Placement replacingMain() {
        return new Placement(session, workspace, expected, partial, lastMessageTime, true, sibling);
    }

    /** Returns this placement as that of a sibling. */
    public Placement asSibling(String device) {
        return new Placement(session, workspace, expected, partial, lastMessageTime, replacing, Optional.of(device));
    }
}

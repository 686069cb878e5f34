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
 * @param moving whether the session leaves the place that it has in the store for that of {@code workspace}, and the records are the
 *     whole session; only where {@link ToolAdapter#canMove} says so
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
        boolean moving,
        boolean replacing,
        Optional<String> sibling) {

    /** Copies the map. */
    public Placement {
        partial = Map.copyOf(partial);
    }

    /** Returns the placement of a whole session with its original id. */
    public static Placement newSession(String session, Path workspace, Instant lastMessageTime) {
        return new Placement(
                session, workspace, Optional.empty(), Map.of(), lastMessageTime, false, false, Optional.empty());
    }

    /** Returns a placement that appends to an existing session with that fingerprint. */
    public static Placement appendTo(
            String session, Path workspace, String expected, Map<String, Integer> partial, Instant lastMessageTime) {
        return new Placement(
                session, workspace, Optional.of(expected), partial, lastMessageTime, false, false, Optional.empty());
    }

    /** Returns a placement that writes an existing session with that fingerprint, whole and under its id, where {@code workspace} is. */
    public static Placement moveTo(String session, Path workspace, String expected, Instant lastMessageTime) {
        return new Placement(
                session, workspace, Optional.of(expected), Map.of(), lastMessageTime, true, false, Optional.empty());
    }

    /** Whether what is at the place of the session continues: its records are appended, not the whole session. */
    public boolean continuing() {
        return expected.isPresent() && !moving;
    }

    /** Returns this placement with the main track replaced. */
    public Placement replacingMain() {
        return new Placement(session, workspace, expected, partial, lastMessageTime, moving, true, sibling);
    }

    /** Returns this placement as that of a sibling. */
    public Placement asSibling(String device) {
        return new Placement(
                session, workspace, expected, partial, lastMessageTime, moving, replacing, Optional.of(device));
    }
}

package io.roam.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a synchronization did, what it left, and why.
 *
 * @param captured what was put into the pool from the tools here
 * @param sent files given to transports
 * @param received files taken from transports
 * @param accepted batches taken into the pool
 * @param placed what was placed in the tools here
 * @param skipped what was left as it is
 * @param quarantined what was put aside because it cannot be true: file and reason
 * @param paired the devices that are trusted from now on
 * @param privateSessions how many sessions are private here
 * @param unsettled sessions whose last words are not settled yet; a later run takes them
 * @param upToDate whether all transports are equal with this device
 * @param problems what else the user should know, a sentence each
 */
public record SyncReport(
        List<Capture> captured,
        int sent,
        int received,
        int accepted,
        List<Placement> placed,
        List<Skipped> skipped,
        Map<String, String> quarantined,
        List<String> paired,
        int privateSessions,
        int unsettled,
        boolean upToDate,
        List<String> problems) {

    /** Makes one; the collections are copied. */
    public SyncReport {
        captured = List.copyOf(captured);
        placed = List.copyOf(placed);
        skipped = List.copyOf(skipped);
        quarantined = Map.copyOf(quarantined);
        paired = List.copyOf(paired);
        problems = List.copyOf(problems);
    }

    /**
     * A session of which something was captured.
     *
     * @param conversation its id; empty only in a dry run
     * @param folder the folder it belongs to
     */
    public record Capture(
            String conversation,
            String tool,
            String session,
            String folder,
            long events,
            long records,
            Optional<Instant> lastWord,
            Optional<String> title) {}

    /**
     * A placement.
     *
     * @param fresh whether the session was not here before
     */
    public record Placement(
            String conversation,
            String tool,
            String session,
            Path folder,
            long events,
            boolean fresh,
            Optional<String> title) {}

    /**
     * A conversation that was left as it is.
     *
     * @param why a word: unplaced, open, diverged, absent, held, old, private, refused, no_tool
     * @param remedy what the user can do; may be empty
     * @param heads of which chain values it is so, 64 hex digits each; those of branches that wait are the {@link BranchTree.Branch#head}s of
     *     them; empty: of the whole conversation
     */
    public record Skipped(
            String conversation, String why, String reason, String remedy, Optional<String> title, Set<String> heads) {
        /** Makes one; the set is copied. */
        public Skipped {
            heads = Set.copyOf(heads);
        }

        /** Whether it waits for the tool to be closed, or to be done. */
        public boolean isOpen() {
            return why.equals(SkipReason.OPEN.word());
        }

        /** Whether it tells why nothing is placed at that head of a conversation. */
        public boolean tellsOf(String id, String head) {
            return conversation.equals(id) && (heads.isEmpty() || heads.contains(head));
        }
    }

    /** The same, with how it stands with the transports. */
    public SyncReport complete(boolean now) {
        return new SyncReport(
                captured,
                sent,
                received,
                accepted,
                placed,
                skipped,
                quarantined,
                paired,
                privateSessions,
                unsettled,
                now,
                problems);
    }

    /** Whether nothing happened at all. */
    public boolean isQuiet() {
        return captured.isEmpty()
                && accepted == 0
                && placed.isEmpty()
                && sent == 0
                && paired.isEmpty()
                && quarantined.isEmpty();
    }
}

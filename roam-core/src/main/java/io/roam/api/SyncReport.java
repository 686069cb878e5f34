package io.roam.api;

import io.roam.spi.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The results of a synchronization, with what it skipped and why.
 *
 * @param captured sessions of which something was added to the pool
 * @param sent number of files given to transports
 * @param received number of files taken from transports
 * @param accepted number of batches added to the pool
 * @param placed sessions in which something was placed
 * @param skipped conversations that were not placed
 * @param quarantined files that failed verification, each with the reason
 * @param pairedDevices names of the devices that are trusted from now on
 * @param privateSessions number of sessions that are private here
 * @param unsettledSessions number of sessions that may still be written; a later run captures the rest
 * @param upToDate whether this device and all that can be reached have the same batches
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
        List<String> pairedDevices,
        int privateSessions,
        int unsettledSessions,
        boolean upToDate,
        List<String> problems) {

    /** Copies the collections. */
    public SyncReport {
        captured = List.copyOf(captured);
        placed = List.copyOf(placed);
        skipped = List.copyOf(skipped);
        quarantined = Map.copyOf(quarantined);
        pairedDevices = List.copyOf(pairedDevices);
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
            Optional<Instant> lastMessageTime,
            Optional<String> title) {}

    /**
     * A session in which something was placed.
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
     * A conversation that was not placed.
     *
     * @param skipReason the kind of reason
     * @param reason the reason, with the remedy
     * @param heads the chain values concerned, 64 hex digits each, as {@link BranchTree.Branch#head}; empty: the whole conversation
     */
    public record Skipped(
            String conversation, SkipReason skipReason, Reason reason, Optional<String> title, Set<String> heads) {
        /** Copies the set. */
        public Skipped {
            heads = Set.copyOf(heads);
        }

        /** Whether the tool has the session open, or is still writing it. */
        public boolean isOpen() {
            return skipReason == SkipReason.OPEN;
        }

        /** Whether this is why nothing was placed at that head of a conversation. */
        public boolean tellsOf(String id, String head) {
            return conversation.equals(id) && (heads.isEmpty() || heads.contains(head));
        }
    }

    /** Returns the report of this run and a later one; what the later one skipped or found pending counts. */
    public SyncReport plus(SyncReport later) {
        Map<String, String> files = new TreeMap<>(quarantined);
        files.putAll(later.quarantined);
        return new SyncReport(
                concat(captured, later.captured),
                sent + later.sent,
                received + later.received,
                accepted + later.accepted,
                concat(placed, later.placed),
                later.skipped,
                files,
                concat(pairedDevices, later.pairedDevices),
                later.privateSessions,
                later.unsettledSessions,
                later.upToDate,
                List.copyOf(new LinkedHashSet<>(concat(problems, later.problems))));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns this report with another answer to whether all devices are up to date. */
    public SyncReport withUpToDate(boolean now) {
        return new SyncReport(
                captured,
                sent,
                received,
                accepted,
                placed,
                skipped,
                quarantined,
                pairedDevices,
                privateSessions,
                unsettledSessions,
                now,
                problems);
    }

    /** Whether nothing happened at all. */
    public boolean isQuiet() {
        return captured.isEmpty()
                && accepted == 0
                && placed.isEmpty()
                && sent == 0
                && pairedDevices.isEmpty()
                && quarantined.isEmpty();
    }
}

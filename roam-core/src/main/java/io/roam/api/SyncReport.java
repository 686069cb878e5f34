package io.roam.api;

import com.google.common.collect.Sets;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import java.time.Instant;
import java.util.Collections;
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
 * @param traffic the number of files that were exchanged
 * @param placed sessions in which something was placed
 * @param branched conversations that have a new branch since this run
 * @param skipped conversations that were not placed
 * @param quarantined files that failed verification: the name of each, and the reason as a sentence
 * @param pairedDevices names of the devices that are trusted from now on
 * @param sessions the number of sessions that were not captured, or not to their end
 * @param upToDate whether this device and all that can be reached have the same batches
 * @param pending what waits for the user's word about a device, or for messages that have not arrived
 * @param failures what could not be reached, read or written
 * @param notes what else the user should know
 */
public record SyncReport(
        List<Capture> captured,
        Traffic traffic,
        List<Placement> placed,
        List<Branching> branched,
        List<Skipped> skipped,
        Map<String, String> quarantined,
        List<String> pairedDevices,
        SessionCounts sessions,
        boolean upToDate,
        List<PendingDevice> pending,
        List<Reason.Coded> failures,
        List<Reason.Coded> notes) {

    /** Copies the collections. */
    public SyncReport {
        captured = List.copyOf(captured);
        placed = List.copyOf(placed);
        branched = List.copyOf(branched);
        skipped = List.copyOf(skipped);
        quarantined = Map.copyOf(quarantined);
        pairedDevices = List.copyOf(pairedDevices);
        pending = List.copyOf(pending);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /**
     * What was exchanged.
     *
     * @param sent the number of files given to transports
     * @param received the number of files taken from transports
     * @param accepted the number of batches added to the pool
     * @param senders the ids of the conversations of which something was added, by the name of the device that captured it
     */
    public record Traffic(int sent, int received, int accepted, Map<String, Set<String>> senders) {
        /** Nothing was exchanged. */
        public static final Traffic NOTHING = new Traffic(0, 0, 0, Map.of());

        /** Copies the map. */
        public Traffic {
            Map<String, Set<String>> copy = new TreeMap<>();
            senders.forEach((device, conversations) -> copy.put(device, Set.copyOf(conversations)));
            senders = Collections.unmodifiableMap(copy);
        }

        private Traffic plus(Traffic later) {
            Map<String, Set<String>> all = new TreeMap<>(senders);
            later.senders.forEach((device, conversations) -> all.merge(device, conversations, Sets::union));
            return new Traffic(sent + later.sent, received + later.received, accepted + later.accepted, all);
        }
    }

    /**
     * Sessions that were not captured, or not to their end.
     *
     * @param ignored the number of sessions that are private here
     * @param unfinished the number of sessions that may still be written; a later run captures the rest
     */
    public record SessionCounts(int ignored, int unfinished) {
        /** There are none. */
        public static final SessionCounts NONE = new SessionCounts(0, 0);
    }

    /**
     * A session of which something was captured.
     *
     * @param conversation its id, 32 hex digits; empty only in a dry run
     * @param tool the tool's id
     * @param session the tool's own id of the session
     * @param folder the folder it belongs to
     * @param events the number of captured events, see {@code Record.Kind}
     * @param records the number of all captured records
     * @param messages the number of captured messages of the user and the model; 0: not counted
     * @param fresh whether the conversation was not in the pool before
     * @param lastMessageTime the time of the last captured message, if the tool recorded it
     * @param title the conversation's title, if it has one
     */
    public record Capture(
            String conversation,
            String tool,
            String session,
            String folder,
            long events,
            long records,
            long messages,
            boolean fresh,
            Optional<Instant> lastMessageTime,
            Optional<String> title) {}

    /**
     * A session in which something was placed.
     *
     * @param conversation its id, 32 hex digits
     * @param tool the tool's id
     * @param session the tool's own id of the session
     * @param folder the folder of this machine that it belongs to
     * @param device the name of the device that captured the last message
     * @param events the number of placed events
     * @param messages the number of placed messages of the user and the model; 0: not counted
     * @param fresh whether the session was not here before
     * @param title the title that the session has now, if it has one
     * @param earlierTitle the title that the session had before
     */
    public record Placement(
            String conversation,
            String tool,
            String session,
            String folder,
            String device,
            long events,
            long messages,
            boolean fresh,
            Optional<String> title,
            Optional<String> earlierTitle) {
        /** Whether nothing but the title changed. */
        public boolean isRenaming() {
            return !fresh && events == 0 && title.isPresent() && !title.equals(earlierTitle);
        }
    }

    /**
     * A conversation that was continued on several devices before they had synchronized.
     *
     * @param conversation its id, 32 hex digits
     * @param title its title, if it has one
     * @param devices the names of the devices
     */
    public record Branching(String conversation, Optional<String> title, List<String> devices) {
        /** Copies the list. */
        public Branching {
            devices = List.copyOf(devices);
        }
    }

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

    /** Returns the report of a home that is closed: the reason, and that nothing was done. */
    public static SyncReport closed(HomeClosure closure) {
        return new SyncReport(
                List.of(),
                Traffic.NOTHING,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                SessionCounts.NONE,
                false,
                List.of(),
                List.of(Reason.Coded.of(new HomeClosedException(closure))),
                List.of());
    }

    /**
     * Messages of a device that are here and not accepted.
     *
     * @param device the device's id; empty: of several
     * @param name what it is called; empty: of several
     * @param messages the number of them; 0 if the user's word is asked for before any came
     * @param conversations the ids of the conversations that lack them
     * @param reason why they are pending, with the command that answers
     */
    public record PendingDevice(String device, String name, long messages, Set<String> conversations, Reason reason) {
        /** Copies the set. */
        public PendingDevice {
            conversations = Set.copyOf(conversations);
        }
    }

    /** Returns the number of conversations with pending messages. */
    public int pendingConversations() {
        return (int) pending.stream()
                .flatMap(one -> one.conversations().stream())
                .distinct()
                .count();
    }

    /** Returns the number of sessions that are private here. */
    public int privateSessions() {
        return sessions.ignored();
    }

    /** Returns the number of sessions that may still be written. */
    public int unsettledSessions() {
        return sessions.unfinished();
    }

    /** Returns the number of files given to transports. */
    public int sent() {
        return traffic.sent();
    }

    /** Returns the number of files taken from transports. */
    public int received() {
        return traffic.received();
    }

    /** Returns the number of batches added to the pool. */
    public int accepted() {
        return traffic.accepted();
    }

    /** Returns all that the user should know: the failures, then the notes. */
    public List<Reason.Coded> problems() {
        return concat(failures, notes);
    }

    /**
     * Whether all that was asked for is done: nothing failed, nothing is left to be exchanged with the devices that can be reached, and nothing
     * was quarantined or is pending. What a rule of the user or of roam leaves alone, such as an old conversation, is no failure.
     */
    public boolean isComplete() {
        return upToDate
                && failures.isEmpty()
                && quarantined.isEmpty()
                && pendingConversations() == 0
                && skipped.stream().noneMatch(one -> one.skipReason().isFailure());
    }

    /** Whether the disk with roam's files, or that of a tool, is full. */
    public boolean isDiskFull() {
        return failures.stream().anyMatch(failure -> failure.code().equals(DiskException.FULL))
                || skipped.stream().anyMatch(one -> one.skipReason() == SkipReason.DISK_FULL);
    }

    /** Returns the report of this run and a later one; what the later one skipped or found pending counts. */
    public SyncReport plus(SyncReport later) {
        Map<String, String> files = new TreeMap<>(quarantined);
        files.putAll(later.quarantined);
        return new SyncReport(
                concat(captured, later.captured),
                traffic.plus(later.traffic),
                concat(placed, later.placed),
                concat(branched, later.branched),
                later.skipped,
                files,
                concat(pairedDevices, later.pairedDevices),
                later.sessions,
                later.upToDate,
                later.pending,
                distinct(failures, later.failures),
                distinct(notes, later.notes));
    }

    private static List<Reason.Coded> distinct(List<Reason.Coded> first, List<Reason.Coded> second) {
        return List.copyOf(new LinkedHashSet<>(concat(first, second)));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns the part of this report about one conversation, with all failures of the run. */
    public SyncReport about(String conversation) {
        return about(Set.of(conversation));
    }

    /** Returns the part of this report about these conversations, with all failures of the run. */
    public SyncReport about(Set<String> conversations) {
        return new SyncReport(
                captured.stream()
                        .filter(one -> conversations.contains(one.conversation()))
                        .toList(),
                traffic,
                placed.stream()
                        .filter(one -> conversations.contains(one.conversation()))
                        .toList(),
                branched.stream()
                        .filter(one -> conversations.contains(one.conversation()))
                        .toList(),
                skipped.stream()
                        .filter(one -> conversations.contains(one.conversation()))
                        .toList(),
                quarantined,
                pairedDevices,
                sessions,
                upToDate,
                pending,
                failures,
                notes);
    }

    /** Returns this report with another answer to whether all devices are up to date. */
    public SyncReport withUpToDate(boolean now) {
        return new SyncReport(
                captured,
                traffic,
                placed,
                branched,
                skipped,
                quarantined,
                pairedDevices,
                sessions,
                now,
                pending,
                failures,
                notes);
    }

    /** Returns this report with one more note. */
    public SyncReport plusNote(Reason.Coded note) {
        List<Reason.Coded> all = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return withConditions(skipped, sessions.ignored(), all);
    }

    /** Returns this report with other conditions: what it skipped, how many sessions are private, and its notes. */
    public SyncReport withConditions(
            List<Skipped> otherSkipped, int otherPrivateSessions, List<Reason.Coded> otherNotes) {
        return new SyncReport(
                captured,
                traffic,
                placed,
                branched,
                otherSkipped,
                quarantined,
                pairedDevices,
                new SessionCounts(otherPrivateSessions, sessions.unfinished()),
                upToDate,
                pending,
                failures,
                otherNotes);
    }

    /** Whether nothing happened at all. */
    public boolean isQuiet() {
        return captured.isEmpty()
                && accepted() == 0
                && placed.isEmpty()
                && sent() == 0
                && pairedDevices.isEmpty()
                && quarantined.isEmpty();
    }
}

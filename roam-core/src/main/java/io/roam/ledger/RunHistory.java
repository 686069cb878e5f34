package io.roam.ledger;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each run received and placed; runs are numbered from 1. Only the newest {@link #KEPT_RUNS} are kept when the ledger is compacted, and
 * placements that have not ended.
 */
public final class RunHistory implements LedgerSection {
    private static final long KEPT_RUNS = 1_000;

    private final Ledger ledger;
    private final List<ReceivedEntry> received = new ArrayList<>();
    private final List<PlacedEntry> placed = new ArrayList<>();
    private final ListMultimap<SessionKey, PlacedEntry> placedBySession = ArrayListMultimap.create();
    private final Set<Long> undone = new HashSet<>();
    private final Set<Long> ended = new HashSet<>();
    private final Map<Long, PlacedEntry> unfinished = new TreeMap<>();
    private long lastRun;
    private long lastPlacedNumber;

    RunHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the number of the next run. */
    public synchronized long nextRun() {
        return lastRun + 1;
    }

    /** Returns the number of the next placed entry. */
    public synchronized long nextPlacedNumber() {
        return lastPlacedNumber + 1;
    }

    /** Adds a received entry, deferred. */
    public void add(ReceivedEntry entry) {
        ledger.addDeferred(entry.line());
    }

    /** Adds an entry for a placement that is about to begin, deferred. */
    public void add(PlacedEntry entry) {
        ledger.addDeferred(entry.line());
    }

    /** Adds that a placement ended, deferred: completed, or taken back as far as it had come. */
    public void addEnd(PlacedEntry entry) {
        ledger.addDeferred(line("ended", entry.number()));
    }

    /** Records that a placement was undone. */
    public void recordUndone(PlacedEntry entry) {
        ledger.add(line("undone", entry.number()));
    }

    private static Map<String, Object> line(String what, long number) {
        Map<String, Object> line = LedgerLines.line(what);
        line.put("number", number);
        return line;
    }

    /** Returns the placements that were begun, and of which it is not known that they ended, oldest first. */
    public synchronized List<PlacedEntry> unfinished() {
        return List.copyOf(unfinished.values());
    }

    /** Whether a placement in that session was begun, and it is not known that it ended. */
    public synchronized boolean isUnfinished(SessionKey session) {
        return unfinished.values().stream().anyMatch(entry -> entry.session().equals(session));
    }

    /** Returns what was received, oldest first. */
    public synchronized List<ReceivedEntry> received() {
        return List.copyOf(received);
    }

    /** Returns what was placed, oldest first. */
    public synchronized List<PlacedEntry> placed() {
        return List.copyOf(placed);
    }

    /** Returns what was placed in a session, oldest first. */
    public synchronized List<PlacedEntry> placedIn(SessionKey session) {
        return List.copyOf(placedBySession.get(session));
    }

    public synchronized boolean isUndone(PlacedEntry entry) {
        return undone.contains(entry.number());
    }

    /** Returns the chain values at which placements in a session ended that are kept when the ledger is compacted. */
    synchronized Set<ChainValue> keptEnds(SessionKey session) {
        return placedBySession.get(session).stream()
                .filter(this::isKept)
                .map(PlacedEntry::after)
                .collect(Collectors.toSet());
    }

    /** Returns the entries that can be undone. */
    synchronized List<PlacedEntry> undoable() {
        return placed.stream().filter(this::isUndoable).toList();
    }

    /** Returns the entries that were undone or are too old for it. */
    synchronized List<PlacedEntry> expired() {
        return placed.stream().filter(entry -> !isUndoable(entry)).toList();
    }

    private boolean isUndoable(PlacedEntry entry) {
        return isKept(entry) && !isUndone(entry);
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        switch (what) {
            case "came" -> received.add(countRun(ReceivedEntry.of(line)));
            case "wrote" -> applyPlaced(PlacedEntry.of(line));
            case "undone" -> applyEnd(undone, line.number("number"));
            case "ended" -> applyEnd(ended, line.number("number"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private ReceivedEntry countRun(ReceivedEntry entry) {
        lastRun = Math.max(lastRun, entry.run());
        return entry;
    }

    private void applyEnd(Set<Long> numbers, long number) {
        numbers.add(number);
        unfinished.remove(number);
    }

    private void applyPlaced(PlacedEntry entry) {
        if (entry.action() != PlacedEntry.Action.PUT_AWAY) {
            unfinished.put(entry.number(), entry);
        }
        lastRun = Math.max(lastRun, entry.run());
        lastPlacedNumber = Math.max(lastPlacedNumber, entry.number());
        placed.add(entry);
        placedBySession.put(entry.session(), entry);
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        Stream<Map<String, Object>> came =
                received.stream().filter(this::isKept).map(ReceivedEntry::line);
        List<PlacedEntry> kept = placed.stream().filter(this::isKept).toList();
        Stream<Map<String, Object>> wrote = kept.stream().map(PlacedEntry::line);
        Stream<Map<String, Object>> back =
                kept.stream().filter(this::isUndone).map(entry -> line("undone", entry.number()));
        Stream<Map<String, Object>> done = kept.stream()
                .filter(entry -> ended.contains(entry.number()))
                .map(entry -> line("ended", entry.number()));
        return Stream.of(came, wrote, back, done).flatMap(lines -> lines);
    }

    @Override
    public synchronized void forgetOutdated() {
        received.removeIf(entry -> !isKept(entry));
        placed.removeIf(entry -> !isKept(entry));
        placedBySession.clear();
        placed.forEach(entry -> placedBySession.put(entry.session(), entry));
        Set<Long> numbers = placed.stream().map(PlacedEntry::number).collect(Collectors.toSet());
        undone.retainAll(numbers);
        ended.retainAll(numbers);
    }

    private boolean isKept(PlacedEntry entry) {
        return isKept(entry.run()) || unfinished.containsKey(entry.number());
    }

    private boolean isKept(ReceivedEntry entry) {
        return isKept(entry.run());
    }

    private boolean isKept(long run) {
        return run > lastRun - KEPT_RUNS;
    }
}

package io.roam.ledger;

import io.roam.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What each run received and placed; runs are numbered from 1, and only the newest {@link #KEPT_RUNS} are kept. */
public final class RunHistory implements LedgerSection {
    private static final long KEPT_RUNS = 1_000;

    private final Ledger ledger;
    private final List<ReceivedEntry> received = new ArrayList<>();
    private final List<PlacedEntry> placed = new ArrayList<>();
    private final Set<Long> undone = new HashSet<>();
    private long last;
    private long lastWritten;

    RunHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the number of the next run. */
    public synchronized long nextRun() {
        return last + 1;
    }

    /** Returns the number of the next placed entry. */
    public synchronized long nextPlacedNumber() {
        return lastWritten + 1;
    }

    /** Adds a received entry, deferred. */
    public void add(ReceivedEntry one) {
        ledger.addDeferred(one.line());
    }

    /** Adds an entry for a placement that is about to begin, deferred. */
    public void add(PlacedEntry one) {
        ledger.addDeferred(one.line());
    }

    /** Records that a placement was undone. */
    public void recordUndone(PlacedEntry one) {
        ledger.add(undone(one.number()));
    }

    private static Map<String, Object> undone(long number) {
        Map<String, Object> line = LedgerLines.line("undone");
        line.put("number", number);
        return line;
    }

    /** Returns what was received, oldest first. */
    public synchronized List<ReceivedEntry> received() {
        return List.copyOf(received);
    }

    /** Returns what was placed, oldest first. */
    public synchronized List<PlacedEntry> placed() {
        return List.copyOf(placed);
    }

    public synchronized boolean isUndone(PlacedEntry one) {
        return undone.contains(one.number());
    }

    /** Returns the entries that can be undone. */
    synchronized List<PlacedEntry> undoable() {
        return placed.stream().filter(this::isUndoable).toList();
    }

    /** Returns the entries that were undone or are too old for it. */
    synchronized List<PlacedEntry> expired() {
        return placed.stream().filter(one -> !isUndoable(one)).toList();
    }

    private boolean isUndoable(PlacedEntry one) {
        return isKept(one.run()) && !isUndone(one);
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        switch (what) {
            case "came" -> received.add(countRun(ReceivedEntry.of(line)));
            case "wrote" -> applyPlaced(PlacedEntry.of(line));
            case "undone" -> undone.add(line.number("number"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private ReceivedEntry countRun(ReceivedEntry one) {
        last = Math.max(last, one.run());
        return one;
    }

    private void applyPlaced(PlacedEntry one) {
        last = Math.max(last, one.run());
        lastWritten = Math.max(lastWritten, one.number());
        placed.add(one);
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        Stream<Map<String, Object>> came =
                received.stream().filter(one -> isKept(one.run())).map(ReceivedEntry::line);
        Stream<Map<String, Object>> wrote =
                placed.stream().filter(one -> isKept(one.run())).map(PlacedEntry::line);
        Stream<Map<String, Object>> back = placed.stream()
                .filter(one -> isKept(one.run()) && isUndone(one))
                .map(one -> undone(one.number()));
        return Stream.of(came, wrote, back).flatMap(lines -> lines);
    }

    private boolean isKept(long run) {
        return run > last - KEPT_RUNS;
    }
}

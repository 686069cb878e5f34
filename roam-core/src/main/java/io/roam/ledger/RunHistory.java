package io.roam.ledger;

import io.roam.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What came and what was written in each run; runs are numbered from 1. Of the oldest ones only the newest {@link #KEPT_RUNS} stay. */
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

    /** The number of the next run of which something is remembered. */
    public synchronized long nextRun() {
        return last + 1;
    }

    /** The number of what is written next. */
    public synchronized long nextPlacedNumber() {
        return lastWritten + 1;
    }

    /** Something came; on the disk with the next line that must be. */
    public void add(ReceivedEntry one) {
        ledger.addDeferred(one.line());
    }

    /** Something is about to be written; on the disk with the next line that must be. */
    public void add(PlacedEntry one) {
        ledger.addDeferred(one.line());
    }

    /** It was taken back. */
    public void recordUndone(PlacedEntry one) {
        ledger.add(undone(one.number()));
    }

    private static Map<String, Object> undone(long number) {
        Map<String, Object> line = LedgerLines.line("undone");
        line.put("number", number);
        return line;
    }

    /** What came, oldest first. */
    public synchronized List<ReceivedEntry> received() {
        return List.copyOf(received);
    }

    /** What was written, oldest first. */
    public synchronized List<PlacedEntry> placed() {
        return List.copyOf(placed);
    }

    /** Whether it was taken back. */
    public synchronized boolean isUndone(PlacedEntry one) {
        return undone.contains(one.number());
    }

    /** What can be taken back. */
    synchronized List<PlacedEntry> undoable() {
        return placed.stream().filter(this::isUndoable).toList();
    }

    /** What cannot be taken back any more: it was, or it is too old. */
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

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
    private final List<ReceivedEntry> arrived = new ArrayList<>();
    private final List<PlacedEntry> written = new ArrayList<>();
    private final Set<Long> undone = new HashSet<>();
    private long last;
    private long lastWritten;

    RunHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The number of the next run of which something is remembered. */
    public synchronized long next() {
        return last + 1;
    }

    /** The number of what is written next. */
    public synchronized long nextWritten() {
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
        return List.copyOf(arrived);
    }

    /** What was written, oldest first. */
    public synchronized List<PlacedEntry> placed() {
        return List.copyOf(written);
    }

    /** Whether it was taken back. */
    public synchronized boolean isUndone(PlacedEntry one) {
        return undone.contains(one.number());
    }

    /** What can be taken back. */
    synchronized List<PlacedEntry> undoable() {
        return written.stream().filter(this::stands).toList();
    }

    /** What cannot be taken back any more: it was, or it is too old. */
    synchronized List<PlacedEntry> expired() {
        return written.stream().filter(one -> !stands(one)).toList();
    }

    private boolean stands(PlacedEntry one) {
        return isKept(one.run()) && !isUndone(one);
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        switch (what) {
            case "came" -> arrived.add(counted(ReceivedEntry.of(line)));
            case "wrote" -> wrote(PlacedEntry.of(line));
            case "undone" -> undone.add(line.number("number"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private ReceivedEntry counted(ReceivedEntry one) {
        last = Math.max(last, one.run());
        return one;
    }

    private void wrote(PlacedEntry one) {
        last = Math.max(last, one.run());
        lastWritten = Math.max(lastWritten, one.number());
        written.add(one);
    }

    @Override
    public synchronized Stream<Map<String, Object>> live() {
        Stream<Map<String, Object>> came =
                arrived.stream().filter(one -> isKept(one.run())).map(ReceivedEntry::line);
        Stream<Map<String, Object>> wrote =
                written.stream().filter(one -> isKept(one.run())).map(PlacedEntry::line);
        Stream<Map<String, Object>> back = written.stream()
                .filter(one -> isKept(one.run()) && isUndone(one))
                .map(one -> undone(one.number()));
        return Stream.of(came, wrote, back).flatMap(lines -> lines);
    }

    private boolean isKept(long run) {
        return run > last - KEPT_RUNS;
    }
}

package io.roam.capture;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which lines of a session count as records: the last one may be partial, or may still grow. */
final class PartialLineDetector {
    private final ToolAdapter adapter;
    private final GeneratedTitles titles;
    private final boolean settled;
    private final Map<String, Integer> partial = new HashMap<>();
    private boolean unsettled;

    /**
     * Decides for one session.
     *
     * @param settled whether the session is quiet, so that an unterminated last line counts
     */
    PartialLineDetector(ToolAdapter adapter, GeneratedTitles titles, boolean settled) {
        this.adapter = adapter;
        this.titles = titles;
        this.settled = settled;
    }

    /**
     * Splits a line that begins with a record captured unterminated into that record and the rest; empty if it does not. A part that
     * other devices would refuse is no record of the session, and left out.
     */
    List<Record> split(Record line, PoolContinuation pool) {
        int captured = pool.capturedBeginning(line);
        List<Record> parts = captured == 0 ? List.of() : adapter.split(line, captured);
        return parts.stream().filter(this::isAccepted).toList();
    }

    private boolean isAccepted(Record record) {
        return record.kind() == Record.Kind.LOCAL || adapter.hasValidClass(record);
    }

    /** Returns whether a record must be left out for now, and notes why. */
    boolean leaveOut(Record record, PoolContinuation pool) {
        if (!record.isUnterminated() || pool.holds(record)) {
            return false;
        }
        if (pool.isBeginning(record)) {
            partial.put(record.track(), record.payload().length);
            return true;
        }
        if (record.isMain() && titles.isBeginning(record)) {
            partial.put(Record.MAIN, record.payload().length);
            partial.put(SessionState.PARTIAL_TITLE, record.payload().length);
            return true;
        }
        if (!settled) {
            noteUnsettled();
        }
        return !settled;
    }

    /** Whether roam itself added a record behind what it placed, to guide the tool. */
    boolean isGuide(Record record) {
        return adapter.isGuide(record);
    }

    /** Whether the session is quiet, so that its latest values count. */
    boolean isSettled() {
        return settled;
    }

    /** Notes that something was left out because it may still change. */
    void noteUnsettled() {
        unsettled = true;
    }

    /** Returns the length of the partial record at the end of each track, as {@link SessionState.Flags#partial} has it. */
    Map<String, Integer> partial() {
        return partial;
    }

    /** Whether something was left out because it may still change. */
    boolean isUnsettled() {
        return unsettled;
    }

    /** Whether bytes are not empty and begin other bytes, or are equal to them. */
    static boolean isPrefix(byte[] start, byte[] whole) {
        return start.length > 0
                && start.length <= whole.length
                && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }
}

package io.roam.batch;

import java.util.OptionalInt;

/**
 * What the record table says of a record beside its kind and size.
 *
 * @param change for a property or file that changed, its number among the values that were seen of it, from 1
 * @param nth for state behind the last event, its number among equal records there, from 1
 */
public record RecordMarks(OptionalInt change, int nth) {
    /** The marks of an ordinary record. */
    public static final RecordMarks NONE = new RecordMarks(OptionalInt.empty(), 1);

    public RecordMarks {
        if (nth < 1 || change.orElse(1) < 1) {
            throw new IllegalArgumentException("marks count from 1");
        }
    }

    /** Returns the number of the value that follows {@code count} others; the greatest number there is follows itself. */
    public static int nextChange(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    /** Returns the marks of the {@code count}th value that was seen. */
    public static RecordMarks changed(int count) {
        return new RecordMarks(OptionalInt.of(count), 1);
    }
}

package io.roam.batch;

import java.util.OptionalInt;

/**
 * What the table says of a record beyond the record itself.
 *
 * @param change for a lasting value or a file that changed: how many values of it were seen, this one counted
 * @param nth for trailing state: the how manieth equal record there
 */
public record RecordMarks(OptionalInt change, int nth) {
    /** Nothing beyond it. */
    public static final RecordMarks NONE = new RecordMarks(OptionalInt.empty(), 1);

    /** Both count from 1. */
    public RecordMarks {
        if (nth < 1 || change.orElse(1) < 1) {
            throw new IllegalArgumentException("marks count from 1");
        }
    }

    /** A change: the {@code count}th value that was seen. */
    public static RecordMarks changed(int count) {
        return new RecordMarks(OptionalInt.of(count), 1);
    }
}

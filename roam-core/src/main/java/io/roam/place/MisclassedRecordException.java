package io.roam.place;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;

/** Raised when a received record does not have the class that its batch says. */
public final class MisclassedRecordException extends RoamException {
    private static final long serialVersionUID = 1L;

    MisclassedRecordException(Record record, String rule) {
        super(
                "a record that arrived is not of the class that it says it is, so nothing of its branch is placed",
                record.isMain() ? "main track" : record.track(),
                "find out which of your devices wrote it; none that follows " + rule + " does",
                null);
    }
}

package io.roam.place;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;

/** Raised when a received record does not have the class that its batch says. */
public final class MisclassedRecordException extends RoamException {
    private static final long serialVersionUID = 1L;

    MisclassedRecordException(Record record, String rule) {
        super(
                "a received message has the wrong type; its branch is not added",
                record.isMain() ? "" : record.track(),
                "update roam on all devices",
                null);
    }
}

package io.roam.batch;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;

/** A record is larger than a batch can hold. */
public final class RecordTooLargeException extends RoamException {
    private static final long serialVersionUID = 1L;

    RecordTooLargeException(Record record) {
        super(
                "a message of " + record.payload().length + " bytes is too large",
                record.track(),
                "start a new session; this one is not synced",
                null);
    }
}

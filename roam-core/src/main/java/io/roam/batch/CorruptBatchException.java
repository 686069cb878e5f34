package io.roam.batch;

import io.roam.spi.RoamException;

/** A batch cannot be true: damaged, forged, or under a wrong name. It is quarantined. */
public final class CorruptBatchException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    CorruptBatchException(String reason, String where) {
        super("this batch cannot be true, " + reason, where, "a good copy may still come", null);
        this.reason = reason;
    }

    /** What is wrong with it, as a clause. */
    public String reason() {
        return reason;
    }
}

package io.roam;

import io.roam.spi.RoamException;

/** What was asked for cannot be done as things stand. */
public final class NotPossibleException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final boolean untilClosed;

    NotPossibleException(String what, String where, String remedy) {
        this(what, where, remedy, false);
    }

    private NotPossibleException(String what, String where, String remedy, boolean untilClosed) {
        super(what, where, remedy, null);
        this.untilClosed = untilClosed;
    }

    static NotPossibleException placing(SyncReport.Left left, String conversation) {
        return new NotPossibleException(
                "it could not be placed here: " + left.reason(), conversation, left.remedy(), left.isOpen());
    }

    /** Whether it can be done as soon as the tool is closed. */
    public boolean isUntilClosed() {
        return untilClosed;
    }
}

package io.roam.api;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;

/** A request cannot be fulfilled in the present state. */
public final class NotPossibleException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final boolean untilClosed;

    public NotPossibleException(String what, String where, String remedy) {
        this(what, ErrorLocation.other(where), remedy);
    }

    /** Reports what is not possible with that file, folder, conversation or device. */
    public NotPossibleException(String what, ErrorLocation where, String remedy) {
        this(what, where, remedy, false);
    }

    private NotPossibleException(String what, ErrorLocation where, String remedy, boolean untilClosed) {
        super(what, where, remedy, null);
        this.untilClosed = untilClosed;
    }

    /** Returns the error that a conversation could not be placed, for the reason that a run gave. */
    public static NotPossibleException notPlaced(SyncReport.Skipped skipped, String conversation) {
        return new NotPossibleException(
                "cannot add the conversation: " + skipped.reason().what(),
                ErrorLocation.conversation(conversation),
                skipped.reason().remedy(),
                skipped.isOpen());
    }

    /** Whether it becomes possible once the tool is closed. */
    public boolean isUntilClosed() {
        return untilClosed;
    }
}

package io.roam.api;

import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** A request cannot be fulfilled in the present state. */
public final class NotPossibleException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean untilClosed;

    /** Reports what is not possible; the code is its name for programs, such as {@code folder-not-found}. */
    public NotPossibleException(String code, String what, String where, Remedy remedy) {
        this(code, what, ErrorLocation.other(where), remedy);
    }

    /** Reports what is not possible; the remedy is text. */
    public NotPossibleException(String code, String what, String where, String remedy) {
        this(code, what, where, Remedy.of(remedy));
    }

    /** Reports what is not possible with that file, folder, conversation or device. */
    public NotPossibleException(String code, String what, ErrorLocation where, Remedy remedy) {
        this(code, what, where, remedy, false);
    }

    /** Reports what is not possible with that file, folder, conversation or device; the remedy is text. */
    public NotPossibleException(String code, String what, ErrorLocation where, String remedy) {
        this(code, what, where, Remedy.of(remedy));
    }

    private NotPossibleException(String code, String what, ErrorLocation where, Remedy remedy, boolean untilClosed) {
        super(what, where, remedy, null);
        this.code = code;
        this.untilClosed = untilClosed;
    }

    /** Returns the error that a conversation could not be placed, for the reason that a run gave. */
    public static NotPossibleException notPlaced(SyncReport.Skipped skipped, String conversation) {
        return new NotPossibleException(
                codeOf(skipped),
                "cannot add the conversation: " + skipped.reason().what(),
                ErrorLocation.conversation(conversation),
                skipped.reason().remedy(),
                skipped.isOpen());
    }

    /** Returns the error that a conversation could not be copied, for the reason that a run gave. */
    public static NotPossibleException notCopied(SyncReport.Skipped skipped, String conversation) {
        return new NotPossibleException(
                codeOf(skipped),
                "cannot copy the conversation: " + skipped.reason().what(),
                ErrorLocation.conversation(conversation),
                skipped.reason().remedy(),
                skipped.isOpen());
    }

    private static String codeOf(SyncReport.Skipped skipped) {
        return skipped.skipReason().code().replace('_', '-');
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether it becomes possible once the tool is closed. */
    public boolean isUntilClosed() {
        return untilClosed;
    }
}

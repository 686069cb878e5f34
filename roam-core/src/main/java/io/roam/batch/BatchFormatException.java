package io.roam.batch;

import io.roam.spi.RoamException;

/** Why a batch is refused, thrown where it is found out; whoever knows the file makes the error of it. */
final class BatchFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        INVALID,
        DAMAGED,
        NEWER
    }

    private final String reason;
    private final Kind kind;

    private BatchFormatException(String reason, Kind kind) {
        super(reason, null, false, false);
        this.reason = reason;
        this.kind = kind;
    }

    /** The batch says what none may say. */
    static BatchFormatException invalid(String reason) {
        return new BatchFormatException(reason, Kind.INVALID);
    }

    /** The file does not hold the batch that it should. */
    static BatchFormatException damaged(String reason) {
        return new BatchFormatException(reason, Kind.DAMAGED);
    }

    static BatchFormatException newer(String reason) {
        return new BatchFormatException(reason, Kind.NEWER);
    }

    static void check(boolean holds, String reason) {
        if (!holds) {
            throw invalid(reason);
        }
    }

    static void checkIntact(boolean holds, String reason) {
        if (!holds) {
            throw damaged(reason);
        }
    }

    RoamException in(String where) {
        return kind == Kind.NEWER
                ? new NewerFormatException(reason, where)
                : new CorruptBatchException(reason, kind == Kind.DAMAGED, where);
    }
}

package io.roam.batch;

import io.roam.spi.RoamException;

/** Why a batch is refused, thrown where it is found out; whoever knows the file makes the error of it. */
final class BatchFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean newer;

    private BatchFormatException(String reason, boolean newer) {
        super(reason, null, false, false);
        this.reason = reason;
        this.newer = newer;
    }

    static BatchFormatException invalid(String reason) {
        return new BatchFormatException(reason, false);
    }

    static BatchFormatException newer(String reason) {
        return new BatchFormatException(reason, true);
    }

    static void check(boolean holds, String reason) {
        if (!holds) {
            throw invalid(reason);
        }
    }

    RoamException in(String where) {
        return newer ? new NewerFormatException(reason, where) : new CorruptBatchException(reason, where);
    }
}

package io.roam.batch;

import io.roam.spi.RoamException;

/** Why a batch is refused, thrown where it is found out; whoever knows the file makes the error of it. */
final class BadBatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean newer;

    private BadBatch(String reason, boolean newer) {
        super(reason, null, false, false);
        this.reason = reason;
        this.newer = newer;
    }

    static BadBatch untrue(String reason) {
        return new BadBatch(reason, false);
    }

    static BadBatch newer(String reason) {
        return new BadBatch(reason, true);
    }

    static void check(boolean holds, String reason) {
        if (!holds) {
            throw untrue(reason);
        }
    }

    RoamException in(String where) {
        return newer ? new NewerFormatException(reason, where) : new UntrueBatchException(reason, where);
    }
}

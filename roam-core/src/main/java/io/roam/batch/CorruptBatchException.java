package io.roam.batch;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** A batch cannot be true: damaged, forged, or under a wrong name. It is quarantined. */
public final class CorruptBatchException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean damage;

    CorruptBatchException(String reason, boolean damage, String where) {
        super("failed verification: " + reason, where, Remedy.run(ActionKind.DOCTOR), null);
        this.reason = reason;
        this.damage = damage;
    }

    /** What is wrong with it, as a clause. */
    public String reason() {
        return reason;
    }

    /** Whether the file alone is wrong, so that another file may hold the batch; else every such file says the same. */
    public boolean isDamage() {
        return damage;
    }
}

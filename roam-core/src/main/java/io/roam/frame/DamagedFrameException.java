package io.roam.frame;

/** A file does not hold the bytes that it should; whoever knows the file makes the error of it. */
public final class DamagedFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    DamagedFrameException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Returns what is wrong, as a clause. */
    public String reason() {
        return reason;
    }

    static void check(boolean holds, String reason) {
        if (!holds) {
            throw new DamagedFrameException(reason);
        }
    }
}

package io.roam.spi.tool;

/**
 * The reason why a session cannot be written now.
 *
 * @param reason a clause for the user
 * @param remedy what the user can do; may be empty
 * @param until when to try again
 */
public record Refusal(String reason, String remedy, Until until) {
    /** When a refused placement may succeed. */
    public enum Until {
        /** When the tool no longer has the session open. */
        CLOSED,
        /** When the workspace is known. */
        MAPPED,
        /** When what the reason names is repaired. */
        MENDED,
        /** Never. */
        NEVER
    }
}

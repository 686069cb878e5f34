package io.roam.spi.tool;

import io.roam.spi.Reason;
import io.roam.spi.Remedy;

/**
 * The reason why a session cannot be written now.
 *
 * @param until when to try again
 */
public record Refusal(Reason reason, Until until) {
    /** Returns a refusal for that reason; its remedy is text. */
    public static Refusal of(String what, String remedy, Until until) {
        return of(what, Remedy.of(remedy), until);
    }

    /** Returns a refusal for that reason. */
    public static Refusal of(String what, Remedy remedy, Until until) {
        return new Refusal(new Reason(what, remedy), until);
    }

    /** When a refused placement may succeed. */
    public enum Until {
        /** When the tool no longer has the session open. */
        CLOSED,
        /** When the workspace is known. */
        MAPPED,
        /** When the user allows it in the settings. */
        ALLOWED,
        /** When what the reason names is repaired. */
        MENDED,
        /** Never. */
        NEVER
    }
}

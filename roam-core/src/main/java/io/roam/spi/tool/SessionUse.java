package io.roam.spi.tool;

import java.time.Instant;
import java.util.Optional;

/** Whether a tool has a session open. Immutable; made by the {@code of} of its three forms. */
public sealed interface SessionUse {
    /** No: open sessions have a certain sign, and this one has none. */
    record Free() implements SessionUse {
        /** Returns that the session is not open. */
        public static Free of() {
            return new Free();
        }
    }

    /**
     * Yes.
     *
     * @param who what has it open, such as a process, for the user to read
     * @param since when it was opened, if known
     */
    record Open(String who, Optional<Instant> since) implements SessionUse {
        /** Returns that the session is open, since an unknown time. */
        public static Open of(String who) {
            return new Open(who, Optional.empty());
        }

        /** Returns this with the time when the session was opened. */
        public Open withSince(Optional<Instant> opened) {
            return new Open(who, opened);
        }
    }

    /**
     * The tool gives no certain sign.
     *
     * @param toolRuns whether any process of the tool runs here
     * @param why a clause for the user
     */
    record Unknown(boolean toolRuns, String why) implements SessionUse {
        /** Returns that the tool gives no certain sign. */
        public static Unknown of(boolean toolRuns, String why) {
            return new Unknown(toolRuns, why);
        }
    }
}

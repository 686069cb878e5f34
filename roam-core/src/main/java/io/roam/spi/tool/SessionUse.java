package io.roam.spi.tool;

import java.time.Instant;
import java.util.Optional;

/** Whether a tool has a session open. */
public sealed interface SessionUse {
    /** No: open sessions have a certain sign, and this one has none. */
    record Free() implements SessionUse {}

    /**
     * Yes.
     *
     * @param who what has it open, such as a process, for the user to read
     * @param since when it was opened, if known
     */
    record Open(String who, Optional<Instant> since) implements SessionUse {}

    /**
     * The tool gives no certain sign.
     *
     * @param toolRuns whether any process of the tool runs here
     * @param why a clause for the user
     */
    record Unknown(boolean toolRuns, String why) implements SessionUse {}
}

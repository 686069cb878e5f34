package io.roam.cli.output;

import io.roam.spi.Diagnosis;
import io.roam.spi.RoamException;
import java.util.Optional;

/**
 * A diagnosis, and what was done about it.
 *
 * @param fixed what was done; empty if nothing
 * @param failed why that could not be done
 */
public record FixAttempt(Diagnosis diagnosis, Optional<String> fixed, Optional<String> failed) {
    public static FixAttempt notTried(Diagnosis diagnosis) {
        return new FixAttempt(diagnosis, Optional.empty(), Optional.empty());
    }

    /** By its fix, if it has one. */
    public static FixAttempt apply(Diagnosis diagnosis) {
        try {
            return new FixAttempt(diagnosis, diagnosis.fix().map(Diagnosis.Fix::apply), Optional.empty());
        } catch (RoamException e) {
            return new FixAttempt(diagnosis, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** Whether something still is to be done. */
    public boolean isTrouble() {
        return fixed.isEmpty() && diagnosis.severity().isTrouble();
    }
}

package io.roam.cli.output;

import io.roam.spi.Diagnosis;
import io.roam.spi.RoamException;
import java.util.Optional;

/**
 * A diagnosis, and the result of its fix.
 *
 * @param fixed what the fix did; empty if there was none or it failed
 * @param failed why the fix failed
 */
public record FixAttempt(Diagnosis diagnosis, Optional<String> fixed, Optional<String> failed) {
    public static FixAttempt notTried(Diagnosis diagnosis) {
        return new FixAttempt(diagnosis, Optional.empty(), Optional.empty());
    }

    /** Runs the fix of a diagnosis, if it has one. */
    public static FixAttempt apply(Diagnosis diagnosis) {
        try {
            return new FixAttempt(diagnosis, diagnosis.fix().map(Diagnosis.Fix::apply), Optional.empty());
        } catch (RoamException e) {
            return new FixAttempt(diagnosis, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** Whether the diagnosis is a fault that was not fixed. */
    public boolean isTrouble() {
        return fixed.isEmpty() && diagnosis.severity().isTrouble();
    }
}

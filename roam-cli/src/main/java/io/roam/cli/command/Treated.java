package io.roam.cli.command;

import io.roam.spi.Diagnosis;
import io.roam.spi.RoamException;
import java.util.Optional;

/**
 * A diagnosis, and what was done about it.
 *
 * @param fixed what was done; empty if nothing
 * @param failed why that could not be done
 */
record Treated(Diagnosis diagnosis, Optional<String> fixed, Optional<String> failed) {
    static Treated not(Diagnosis diagnosis) {
        return new Treated(diagnosis, Optional.empty(), Optional.empty());
    }

    /** By its fix, if it has one. */
    static Treated by(Diagnosis diagnosis) {
        try {
            return new Treated(diagnosis, diagnosis.fix().map(Diagnosis.Fix::apply), Optional.empty());
        } catch (RoamException e) {
            return new Treated(diagnosis, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** Whether something still is to be done. */
    boolean isTrouble() {
        return fixed.isEmpty() && diagnosis.severity().isTrouble();
    }
}
